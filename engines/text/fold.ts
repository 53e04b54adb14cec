// Letters that Unicode decomposition leaves whole.
const WHOLE: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
  ŋ: 'n',
};

/**
 * One form for all spellings that a German searcher takes for the same: Müller = Mueller = Muller, Groß = Gross, Łódź = Lodz.
 * `ae oe ue` become `a o u` except after a vowel or q (Bauer, Quelle, Trauer stay), the rule of Snowball's German2 stemmer and of
 * Lucene's GermanNormalizationFilter. Lower case, marks removed, everything that is neither letter nor digit becomes one space.
 * Idempotent. Meant for comparing and searching, never for showing.
 */
export function fold(text: string): string {
  let lower = text.toLowerCase();
  if (!/^[a-z0-9 ]*$/.test(lower)) {
    lower = lower
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, (letter) => WHOLE[letter] ?? letter)
      .replace(/[^\p{L}\p{N}]+/gu, ' ');
  }
  if (lower.includes('e')) lower = lower.replace(/(?<![aeiouyq])([aou])e/g, '$1');
  if (lower.includes('  ')) lower = lower.replace(/ +/g, ' ');
  return lower.trim();
}
