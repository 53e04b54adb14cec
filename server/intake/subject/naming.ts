import { patternsOf, type Subject } from '#server/oversight/subject/index.ts';

/**
 * Whether a text as somebody wrote it names the person by an address or a number. Numbers stand in pages and lists in any spelling (0711 / 123-4,
 * +49 (711) 1234): they are compared without what stands between the figures and without country code.
 */
export function namingOf(subject: Subject): (text: string) => boolean {
  const written = patternsOf(subject).map((pattern) => new RegExp(pattern));
  const numbers = subject.points
    .filter(({ kind }) => kind === 'phone')
    .map(({ value }) => value.replace(/\D/g, '').replace(/^49/, ''))
    .filter((national) => national.length >= 6)
    .map((national) => new RegExp(`(?<!\\d)(?:0049|49|0)?0?${national}(?!\\d)`));
  return (text) => {
    const lower = text.toLowerCase();
    if (written.some((pattern) => pattern.test(lower))) return true;
    if (numbers.length === 0) return false;
    const joined = lower.replace(/(?<=\d)[\s()/.–-]{1,3}(?=\d)/g, '');
    return numbers.some((pattern) => pattern.test(joined));
  };
}
