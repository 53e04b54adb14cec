import { fold } from '#engines/text/fold.ts';
import { isGivenName } from './names/given-names.ts';

export interface SplitName {
  readonly given: string;
  readonly family: string;
}

/**
 * A full name that somebody typed into the box of the last name (or the first), the other left empty: "Wagner, Petra-Katrin" by its comma, "Petra-Katrin
 * Wagner" and "Wagner Petra" by which end is a known first name. @returns null where it is one name, or nobody can tell
 */
export function splitFullName(raw: string): SplitName | null {
  const text = raw.trim();
  if (text.length > 80) return null;
  const comma = text.indexOf(',');
  if (comma > 0) {
    const given = text.slice(comma + 1).trim();
    const family = text.slice(0, comma).trim();
    return given === '' || given.includes(',') ? null : { given, family };
  }
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 4) return null;
  const isGiven = (word: string) => isGivenName(fold(word.split('-')[0]!));
  if (isGiven(words[0]!)) return { given: words[0]!, family: words.slice(1).join(' ') };
  return isGiven(words.at(-1)!) ? { given: words.at(-1)!, family: words.slice(0, -1).join(' ') } : null;
}
