import { Book } from './book.ts';
import { type Choice, findSpans } from './find-spans.ts';
import { Known } from './known.ts';
import { type Lookup, lookupIn } from './lookup.ts';
import { type PseudonymMap, reidentifyAll } from './reidentify.ts';
import type { Span } from './span.ts';
import { StandIns } from './stand-ins.ts';

export interface PseudonymConfig {
  /** Decides the stand-ins; another seed for every request, so that two requests cannot be laid side by side. */
  readonly seed: string;
  /** Hide amounts of money as well. */
  readonly prices?: boolean;
  /** Look for names that nobody knows. Default true. */
  readonly unknownNames?: boolean;
  /** Of an earlier turn of the same conversation: what was hidden then gets the same stand-in. */
  readonly map?: PseudonymMap;
}

export interface Pseudonymised {
  readonly texts: readonly string[];
  readonly map: PseudonymMap;
  /** How many places were hidden, by kind. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Replaces everything known and everything that looks like a name, an address or a number of somebody by natural stand-ins.
 * The texts of one request are given together: no stand-in occurs in any of them. What `reidentify` makes of the result with
 * the map is the text that went in, to the letter; that is checked here each time, not hoped for.
 */
export function pseudonymise(texts: readonly string[], known: Known, config: PseudonymConfig): Pseudonymised {
  const choice = { prices: config.prices === true, unknownNames: config.unknownNames !== false };
  const lookup = lookupIn(known);
  const turn = lookup.begin();
  const spans = texts.map((text) => spansOf(text, known, choice, { lookup, turn }));
  for (let attempt = 0; attempt < 4; attempt++) {
    const standIns = new StandIns({
      isTaken: (folded) => lookup.isBarred(folded, turn) || known.has(folded),
      seed: `${config.seed}#${attempt}`,
    });
    const book = new Book(standIns, config.map, attempt === 3);
    const out = texts.map((text, at) => replace(text, spans[at]!, book));
    const map: PseudonymMap = { version: 1, entries: book.entries };
    if (reidentifyAll(out, map).every((back, at) => back === texts[at]))
      return { texts: out, map, counts: book.counts };
  }
  throw new Error('the text cannot be hidden so that it comes back exactly; nothing was sent');
}

/** Long texts are read in pieces that end with a line: their words need not be held all at once. Every word met gets the mark of this request. */
function spansOf(
  text: string,
  known: Known,
  choice: Choice,
  { lookup, turn }: { readonly lookup: Lookup; readonly turn: number },
): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from);
    const piece = lookup.read(from === 0 && to === text.length ? text : text.slice(from, to));
    for (const memo of piece.memos) memo.turn = turn;
    const found = findSpans(piece, known, choice);
    spans.push(...(from === 0 ? found : found.map((span) => movedBy(span, from))));
    from = to;
  }
  return spans;
}

const PIECE = 64 * 1024;

/** Behind an empty line where there is one, else behind a line; a text without lines is one piece. */
function endOfPiece(text: string, from: number): number {
  if (text.length - from <= PIECE * 1.5) return text.length;
  const empty = text.indexOf('\n\n', from + PIECE);
  if (empty >= 0 && empty < from + PIECE * 1.5) return empty + 2;
  const line = text.indexOf('\n', from + PIECE);
  return line < 0 ? text.length : line + 1;
}

function movedBy(span: Span, by: number): Span {
  const moved = { ...span, start: span.start + by, end: span.end + by };
  return span.parts ? { ...moved, parts: span.parts.map((part) => movedBy(part, by)) } : moved;
}

const nobody = new Known([]);

/** Names of people, companies and places in a text, each word or unit for itself; forms such as phone numbers are left out. */
export function findNames(text: string): { readonly start: number; readonly end: number; readonly kind: string }[] {
  const kinds = new Set(['first', 'last', 'company', 'initials', 'place']);
  return findSpans(lookupIn(nobody).read(text), nobody, { prices: false, unknownNames: true })
    .filter(({ kind, start, end }) => kinds.has(kind) && !/\d/.test(text.slice(start, end)))
    .map(({ start, end, kind }) => ({ start, end, kind }));
}

function replace(text: string, spans: readonly Span[], book: Book): string {
  const out: string[] = [];
  let from = 0;
  for (const span of spans) {
    if (span.start < from) continue;
    out.push(text.slice(from, span.start), book.standIn(text, span));
    from = span.end;
  }
  out.push(text.slice(from));
  return out.join('');
}
