/** What German puts behind a name, and a reader behind a stand-in. */
export const ENDINGS = ['s', 'ens', 'sche', 'schen', 'scher', 'sches', 'schem', 'n', 'en', 'es'];

/** What is left of a word without each ending: whether word + ending stands somewhere is one look then, not ten. */
export function stemsOf(word: string): readonly string[] {
  if (!STEMMED.test(word)) return NONE;
  return ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
}
const NONE: readonly string[] = [];
const STEMMED = /(?:[sn]|sche[rm]?)$/;
