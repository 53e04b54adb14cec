import type { Claiming, StructuredKind } from './claims.ts';
import { codeOf, type Known, phoneCode } from './known.ts';
import { kindOfChar } from './words.ts';

const KIND_OF_CODE = {
  email: 'email',
  domain: 'domain',
  phone: 'phone',
  vat: 'vat',
  iban: 'iban',
  price: 'price',
} as const;

/** Known numbers in any spelling: letters and digits compared, whatever stands between them. */
export function knownCodes(text: string, known: Known, claims: Claiming): void {
  if (known.longestCode === 0) return;
  const starts = /[\p{L}\p{N}+]/gu;
  let lastEnd = -1;
  for (const digit of text.matchAll(/\d/g)) {
    if (digit.index < lastEnd) continue;
    // Back to where the run that holds this digit begins: over letters, digits and single separators.
    let from = digit.index;
    while (
      from > 0 &&
      digit.index - from < 40 &&
      (kindOfChar(text.charCodeAt(from - 1)) !== 0 || /[-/. +()–]/.test(text[from - 1]!))
    )
      from--;
    let to = digit.index;
    while (
      to < text.length &&
      to - digit.index < 60 &&
      (kindOfChar(text.charCodeAt(to)) !== 0 || /[-/. +()–,]/.test(text[to]!))
    )
      to++;
    lastEnd = to;
    starts.lastIndex = from;
    for (let begin = starts.exec(text); begin && begin.index < to; begin = starts.exec(text)) {
      const at = begin.index;
      if (at > 0 && kindOfChar(text.charCodeAt(at - 1)) !== 0 && text[at] !== '+') continue;
      const end = longestCode(text, at, to, known);
      if (end > at) {
        claims.take(
          text[at - 1] === '(' && text.indexOf(')', at) < end && text.indexOf(')', at) > 0 ? at - 1 : at,
          end,
          codeKind,
        );
        starts.lastIndex = end;
      }
    }
  }
}

let codeKind: StructuredKind = 'number';
function longestCode(text: string, at: number, to: number, known: Known): number {
  let found = -1;
  const stop = Math.min(to, at + known.longestCode * 2 + 8);
  for (let end = at + 3; end <= stop; end++) {
    if (end < stop && kindOfChar(text.charCodeAt(end)) !== 0 && kindOfChar(text.charCodeAt(end - 1)) !== 0) continue;
    if (kindOfChar(text.charCodeAt(end - 1)) === 0) continue;
    const piece = text.slice(at, end);
    if (!/\d/.test(piece)) continue;
    const kind = known.code(codeOf(piece)) ?? (/^[\d+(]/.test(piece) ? known.code(phoneCode(piece)) : undefined);
    if (kind === undefined) continue;
    found = end;
    codeKind = kind in KIND_OF_CODE ? KIND_OF_CODE[kind as keyof typeof KIND_OF_CODE] : 'number';
  }
  return found;
}
