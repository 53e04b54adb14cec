import { Recent } from '#engines/text/index.ts';
import { type Label, RULES, type Rule } from './label-rules.ts';

export type { Label } from './label-rules.ts';

const FOREIGN: ReadonlySet<Label> = new Set<Label>([
  'agency',
  'hosting',
  'protection',
  'dispute',
  'authority',
  'chamber',
  'insurance',
  'pictures',
  'legal',
]);
export const isForeign = (label: Label | null): boolean => label !== null && FOREIGN.has(label);

// Patterns ask small letters only, of a text in small letters: asking for both cases costs three times as much.
const small = (source: string): string =>
  source.replace(/\\p\{\w+\}|\\.|\p{Lu}/gu, (part) => (part.length === 1 ? part.toLowerCase() : part));
const WHOLE = new RegExp(`^(?:${RULES.map((rule, at) => `(?<g${at}>${small(rule.words)})`).join('|')})$`, 'u');
const labelled = new Recent<Label | typeof NONE>(4000);
const NONE = Symbol('no label');

/** The label that a whole line, cell or heading is (`Telefon:`, `USt-IdNr. gemäß § 27 a UStG`); null where it is none. */
export function labelOf(text: string): Label | null {
  if (text.length > 110 || text.length < 1) return null;
  const found = labelled.of(text, () => readLabel(text) ?? NONE);
  return found === NONE ? null : found;
}

function readLabel(text: string): Label | null {
  const plain = text
    .replace(/^[\s•·*|\-–—►»>]+/, '')
    .replace(/[\s:：|*]+$/, '')
    .replace(
      /\s+(?:gem(?:ä|ae)(?:ß|ss)|gem\.|nach|laut|lt\.|i\. ?S\.|im Sinne|according|pursuant|in accordance)[^:：]*$/i,
      '',
    )
    .replace(
      /^(?:unsere?|our|der|die|das|the|angaben? zu[rm]?|hinweise? (?:zu[rm]?|auf)|name und (?:anschrift|kontaktdaten) (?:des|der)) (?=\S)/i,
      '',
    )
    .trim();
  let found: Label | null = null;
  for (const candidate of [text.replace(/[\s:：]+$/, '').trim(), plain, plain.replace(/\s*\([^)]*\)$/, '').trim()]) {
    const short = SHORT[candidate.toLowerCase()];
    if (short && /^[A-Z][.:]?$/.test(text)) found = short;
    if (!found) found = ruleOf(WHOLE.exec(candidate.toLowerCase())?.groups, RULES);
    if (found) break;
  }
  return found;
}

function ruleOf(groups: Readonly<Record<string, string>> | undefined, rules: readonly Rule[]): Label | null {
  if (groups)
    for (let at = 0; at < rules.length; at++) if (groups[`g${at}`] !== undefined) return rules[at]?.label ?? null;
  return null;
}

const SHORT: Readonly<Record<string, Label>> = { t: 'phone', f: 'fax', m: 'mobile', e: 'mail', w: 'web' };

const loose = RULES.filter((rule) => !rule.strict);
const groups = (rules: readonly Rule[], from: number): string =>
  rules.map((rule, at) => `(?<g${from + at}>${small(rule.words)})`).join('|');
const INLINE = new RegExp(
  `(?:(?:${groups(loose, 0)})(?![\\p{L}\\p{N}@]|[.-]\\p{L}\\p{Ll})|(?:${groups(
    RULES.filter((rule) => rule.strict),
    loose.length,
  )})(?=\\s*(?:\\([^)]{1,30}\\)\\s*)?[:：])|(?<short>[tfmew])(?=\\s*[:.|]\\s*[\\d+(\\w]|\\s+(?:\\+|\\(?0)\\d))`,
  'uy',
);
/** Where a word begins; tried there only, a line costs a third of what a search at every letter does. */
const WORD_START = /(?<![\p{L}\p{N}@.-])\p{L}/gu;

function* matchesAtWords(text: string): Generator<RegExpExecArray> {
  let from = 0;
  for (const { index } of text.matchAll(WORD_START)) {
    if (index < from) continue;
    INLINE.lastIndex = index;
    const match = INLINE.exec(text);
    if (!match) continue;
    yield match;
    from = index + match[0].length;
  }
}

const ordered = [...loose, ...RULES.filter((rule) => rule.strict)];

/** A stretch of a line that one label governs. */
export interface Segment {
  /** null where nothing on the line stands before it. */
  readonly label: Label | null;
  readonly labelText: string;
  readonly value: string;
  /** The label was followed by a colon or stood at the front of its line. */
  readonly firm: boolean;
}

/** Cuts a line at the labels on it: `Tel. 0731 1, Fax 0731 2` is a phone and a fax. What stands before the first label has label null. */
export function segmentsOf(line: string): readonly Segment[] {
  return segmented.of(line, () => cut(line));
}
// Lists are read by many candidates, each line again and again.
const segmented = new Recent<readonly Segment[]>(4000);

function cut(line: string): Segment[] {
  const text = line.length > 4000 ? line.slice(0, 4000) : line;
  const found: { label: Label; from: number; to: number; firm: boolean }[] = [];
  const lower = text.toLowerCase();
  // The few letters that are longer when small would shift every place behind them.
  for (const match of matchesAtWords(lower.length === text.length ? lower : text)) {
    const label = labelOfMatch(match, text);
    if (!label) continue;
    // "Urs Meier (CEO), Beat Keller (CFO)": a function behind a name is no label.
    if (text[match.index - 1] === '(' && (label === 'director' || label === 'board' || label === 'owner')) continue;
    const rest =
      /^\s*(?:\((?=[^)]*\p{L}{2})[^)]{1,40}\)\s*)?(?:nr\.?\s*)?[:：.]?/iu.exec(
        text.slice(match.index + match[0].length),
      )?.[0] ?? '';
    const firm = /[:：]/.test(rest) || match.index === 0;
    found.push({ label, from: match.index, to: match.index + match[0].length + rest.length, firm });
  }
  const segments: Segment[] = [];
  let at = 0;
  let open: { label: Label | null; labelText: string; firm: boolean } = { label: null, labelText: '', firm: false };
  for (const label of found) {
    if (label.from < at) continue;
    const value = trimValue(text.slice(at, label.from));
    if (value || open.label) segments.push({ ...open, value });
    // "diese vertreten durch die Geschäftsführer A und B": a label that follows a label right away is as firm as it.
    const chained = open.firm && (value === '' || /^(?:die|den|der|das|ihren?|seinen?|the)$/i.test(value));
    open = { label: label.label, labelText: text.slice(label.from, label.to), firm: label.firm || chained };
    at = label.to;
  }
  const value = trimValue(text.slice(at));
  if (value || open.label) segments.push({ ...open, value });
  return segments;
}

function labelOfMatch(match: RegExpExecArray, text: string): Label | null {
  const letter = match.groups?.['short'];
  if (letter) return /[TFMEW]/.test(text[match.index] ?? '') ? (SHORT[letter] ?? null) : null;
  return ruleOf(match.groups, ordered);
}

const trimValue = (value: string): string => value.replace(/^[\s:：,;|·•/–-]+/u, '').replace(/[\s,;|·•/–(-]+$/u, '');
