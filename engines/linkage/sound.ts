// Letter classes after the Cologne procedure (Postel 1969), without its rules of context: they tell apart what a typing error joins again.
const CLASS: Readonly<Record<string, string>> = {};
const classes = CLASS as Record<string, string>;
for (const [letters, code] of [
  ['aeiouyj', '0'],
  ['bp', '1'],
  ['dt', '2'],
  ['fvw', '3'],
  ['gkqcxsz', '4'],
  ['l', '5'],
  ['mn', '6'],
  ['r', '7'],
] as const)
  for (const letter of letters) classes[letter] = code;

/**
 * Key of how a folded Latin word sounds: runs joined, vowels only at the start. Other scripts and digits keep their letters, so that Chinese and
 * Cyrillic names do not all fall into one block.
 */
export function soundOf(text: string): string {
  let key = '';
  let last = '';
  for (let at = 0; at < text.length && key.length < 8; at++) {
    const letter = text[at]!;
    if (letter === 'h' || letter === ' ') continue;
    if (letter === 'p' && text[at + 1] === 'h') {
      if (last !== '3') key += '3';
      last = '3';
      continue;
    }
    const code = CLASS[letter] ?? letter;
    if (code !== last && (code !== '0' || key === '')) key += code;
    last = code;
  }
  return key;
}
