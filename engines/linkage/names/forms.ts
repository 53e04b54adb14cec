import { FORM_TABLE } from './form-table.ts';
import { slips } from './slips.ts';
import { toLatin } from './transliterate.ts';

export interface Form {
  readonly name: string;
  readonly kind: string;
  readonly countries: string;
}

interface Spelling {
  readonly form: Form;
  readonly strict: boolean;
}

const BY_SPELLING = new Map<string, Spelling>();
/** Written out in full, where a slip or a cut end is to be expected. */
const LONG: { readonly key: string; readonly found: Spelling }[] = [];
for (const line of FORM_TABLE.trim().split('\n')) {
  const [name = '', kind = '', countries = '', spellings = ''] = line.split('|');
  const form = { name, kind, countries };
  for (const written of spellings.split(';')) {
    const strict = written.startsWith('!');
    const key = toLatin(strict ? written.slice(1) : written).replaceAll(' ', '');
    // The first form that claims a spelling keeps it.
    if (key.length > 1 && !BY_SPELLING.has(key)) BY_SPELLING.set(key, { form, strict });
    if (key.length >= 12) LONG.push({ key, found: { form, strict } });
  }
}
const LONGEST = 9;
/** Say nothing about which company it is: "Firma Müller" is Müller. */
const EMPTY_FORMS = new Set(['Firma']);

export interface FormToken {
  readonly text: string;
  /** As it stood there: `e.K.`, `AG` */
  readonly written: string;
}

export interface FoundForms {
  readonly forms: readonly Form[];
  /** Tokens that belong to no form. */
  readonly rest: readonly number[];
}

/** Finds legal forms at the end, in front and (long ones) in the middle of a name. At least one token is left over. */
export function findForms(tokens: readonly FormToken[]): FoundForms {
  const taken = new Set<number>();
  const forms: Form[] = [];
  const take = (from: number, to: number, { form }: Spelling) => {
    for (let at = from; at < to; at++) taken.add(at);
    if (!EMPTY_FORMS.has(form.name)) forms.push(form);
  };
  const look = (from: number, to: number): Spelling | undefined =>
    to - from < tokens.length - taken.size ? spelledAs(joined(tokens, from, to)) : undefined;

  // From the end, longest first, as often as something is found: "JPMorgan Chase & Co., Inc."
  let end = tokens.length;
  for (let again = true; again; ) {
    again = false;
    for (let from = Math.max(0, end - LONGEST); from < end; from++) {
      const found = look(from, end);
      if (!found || (found.strict && from === 0)) continue;
      take(from, end, found);
      end = from;
      again = end > 1;
      break;
    }
  }
  let start = 0;
  for (let again = true; again; ) {
    again = false;
    for (let to = Math.min(end, start + LONGEST); to > start; to--) {
      const found = look(start, to);
      if (!found || taken.has(start)) continue;
      if (found.strict && !mayLead(found.form, tokens.slice(start, to))) continue;
      take(start, to, found);
      start = to;
      again = true;
      break;
    }
  }
  for (let from = start; from < end; from++) {
    for (let to = Math.min(end, from + LONGEST); to > from; to--) {
      const found = look(from, to);
      if (!found || found.strict || taken.has(from)) continue;
      take(from, to, found);
      break;
    }
  }
  return { forms, rest: tokens.map((_, at) => at).filter((at) => !taken.has(at)) };
}

function spelledAs(text: string): Spelling | undefined {
  const exact = BY_SPELLING.get(text);
  if (exact || text.length < 11) return exact;
  return LONG.find(
    ({ key }) => Math.abs(key.length - text.length) <= 1 && key[0] === text[0] && slips(key, text, 1) <= 1,
  )?.found;
}

function joined(tokens: readonly FormToken[], from: number, to: number): string {
  if (to - from === 1) return tokens[from]!.text;
  let text = '';
  for (let at = from; at < to; at++) text += tokens[at]!.text;
  return text;
}

/** East of the Oder and in Indonesia the form stands in front, in capitals; elsewhere two letters in front are part of the name. */
function mayLead(form: Form, tokens: readonly FormToken[]): boolean {
  if (EMPTY_FORMS.has(form.name)) return true;
  const letters = tokens.map(({ written }) => written.replace(/[^\p{L}]/gu, '')).join('');
  return /RU|UA|BY|KZ|LV|LT|ID|BG/.test(form.countries) && letters === letters.toUpperCase();
}

/** How two sets of legal forms relate. `other` is a real difference: GmbH beside GmbH & Co. KG; `near` may be a sloppy hand: Ltd beside LLC. */
export type FormRelation = 'none' | 'same' | 'missing' | 'near' | 'abroad' | 'other';

export function relateForms(a: readonly Form[], b: readonly Form[]): FormRelation {
  if (a.length === 0 && b.length === 0) return 'none';
  const [left, right] = [a.filter((form) => form.name !== 'Co'), b.filter((form) => form.name !== 'Co')];
  if (a.length === 0 || b.length === 0) {
    // A trust or a foundation is more than a way to write the company.
    return [...a, ...b].some((form) => form.kind === 'fund' || form.kind === 'state') ? 'other' : 'missing';
  }
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 'same' : 'near';
  if (left.some((one) => right.some((two) => one.name === two.name))) return 'same';
  let best: FormRelation = 'other';
  for (const one of left) {
    for (const two of right) {
      const shared = one.countries.split(' ').some((country) => two.countries.split(' ').includes(country));
      const german = /\b(DE|AT|CH)\b/.test(one.countries) && /\b(DE|AT|CH)\b/.test(two.countries);
      const sameKind = one.kind === two.kind;
      const vague = one.kind === 'corp' || two.kind === 'corp';
      if (sameKind && shared && !german) return 'near';
      // English renderings of foreign forms: "OAO Gazprom" is "Gazprom JSC", "OOO X" is "X LLC".
      if (sameKind && !german && (isEnglish(one) || isEnglish(two))) return 'near';
      if (vague && !german) best = 'near';
      else if (best === 'other' && sameKind && !german) best = 'abroad';
      else if (best === 'other' && sameKind && !shared) best = 'abroad';
    }
  }
  return best;
}

const isEnglish = ({ countries, name }: Form): boolean => /\b(GB|US)\b/.test(countries) || name.endsWith('JSC');
