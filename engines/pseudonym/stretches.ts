/** A piece of a text that is looked at alone. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
}

/**
 * The surroundings of every place where something can be, joined where they touch, cut at spaces. A dozen patterns then see the few lines with
 * numbers of a long text, not all of it. `reach`: how far before and behind such a place a pattern may look; sentences have gaps, so
 * that a quarter of a usual letter remains.
 */
export function stretchesAround(
  text: string,
  isPlace: (text: string, at: number) => boolean,
  reach: number,
): Stretch[] {
  const found: Stretch[] = [];
  let start = -1;
  let end = -1;
  const close = () => {
    if (start >= 0) found.push({ start, text: text.slice(start, end) });
  };
  for (let at = 0; at < text.length; at++) {
    if (!isPlace(text, at)) continue;
    if (start < 0 || at - reach > end) {
      close();
      start = spaceBefore(text, Math.max(0, at - reach), Math.max(0, end));
    }
    end = spaceBehind(text, Math.min(text.length, at + reach));
    // What lies before the end is inside already.
    at = Math.max(at, end - reach - 1);
  }
  close();
  return found;
}

function spaceBefore(text: string, from: number, least: number): number {
  let at = from;
  while (at > least && !isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

function spaceBehind(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
  return at;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 160;
