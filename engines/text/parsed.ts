/**
 * What every parser in this engine returns. `original` is always the text that came in, so nothing is lost when a value is refused.
 * A `warning` is a value that was understood but that a person may want to see (a restored leading zero, an open end).
 */
export type Parsed<T, Problem extends string = string, Warning extends string = string> =
  | { readonly value: T; readonly original: string; readonly warning?: Warning }
  | { readonly problem: Problem; readonly original: string };

export function isParsed<T, P extends string, W extends string>(
  parsed: Parsed<T, P, W>,
): parsed is { readonly value: T; readonly original: string; readonly warning?: W } {
  return 'value' in parsed;
}

export function understood<T, W extends string = never>(
  value: T,
  original: string,
  warning?: W,
): { value: T; original: string; warning?: W } {
  return warning === undefined ? { value, original } : { value, original, warning };
}

export function refused<P extends string>(problem: P, original: string): { problem: P; original: string } {
  return { problem, original };
}

// Control characters (NUL above all: PostgreSQL refuses it in text), direction overrides (they make a name read backwards on the
// screen) and zero-width marks carry no meaning in a cell; spaces of every width become one space.
const INVISIBLE = /(?![\t\n\r])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text of one cell as people see it: invisible characters gone, spaces single, Unicode composed (NFC). Line breaks stay. */
export function cleanText(text: string): string {
  // The plain case (most cells) must cost one test, not five replacements: an import cleans a million cells.
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
