import { companyNamesIn } from '../company/company-names.ts';
import { personNamesIn } from '../people/person-names.ts';
import { classify } from './classifier.ts';
import { eventDay } from './event-day.ts';
import type { NewsKind } from './kinds.ts';
import { denialsOf, rulesOf } from './rules/rules-of.ts';

export interface NewsSignal {
  readonly kind: NewsKind;
  readonly sentence: string;
  /** Named in the sentence; null where it says "we" or names nobody. */
  readonly company: string | null;
  readonly person: string | null;
  /** Day, month or year of the event as far as it is said: `2026-03-01`, `2026-03`, `2026`. */
  readonly date: string | null;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Below it a reading is kept back: what becomes a signal must be right nine times out of ten. */
const LEAST_CONFIDENCE = 0.5;
/** What is negated, conditional, long ago or an opening hour must be all but certain to be told all the same. */
const DENIED_CONFIDENCE = 0.8;

/** The event that one sentence tells of; null for most sentences. `today` (YYYY-MM-DD) resolves "im März" and tells news from history. */
export function readSentence(sentence: string, config: { readonly today?: string } = {}): NewsSignal | null {
  if (sentence.length < 15 || sentence.length > 600) return null;
  // Words alone, without any rule, are no ground for a signal: the classifier has seen a few hundred sentences, no more.
  const ruled = rulesOf(sentence);
  if (ruled.size === 0) return null;
  let kind: NewsKind | undefined;
  let value = LEAST_CONFIDENCE;
  for (const [one, probability] of classify(sentence, ruled, config.today)) {
    if (probability < value || !ruled.has(one)) continue;
    kind = one;
    value = probability;
  }
  const denials = denialsOf(sentence, config.today);
  if (!kind || (denials.length > 0 && value < DENIED_CONFIDENCE)) return null;
  return {
    kind,
    sentence,
    company: companyNamesIn(sentence)[0]?.name ?? null,
    person: personNamesIn(sentence, false).find((person) => person.known)?.name ?? null,
    date: eventDay(sentence, config.today),
    confidence: Math.round(Math.min(0.97, value) * 100) / 100,
    reasons: ['rule', 'classifier', ...denials],
  };
}

/** Sentences of a text; abbreviations, ordinals and legal forms do not end them. */
export function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (const paragraph of text.split(/\n+/)) {
    let open = '';
    for (const piece of paragraph.split(/(?<=[.!?…]["”“»)]?)\s+(?=["„“«(]?[\p{Lu}\d])/u)) {
      open = open ? `${open} ${piece}` : piece;
      if (
        /(?:\b(?:z\. ?B|d\. ?h|u\. ?a|ca|bzw|Nr|Dr|Prof|St|Str|Co|Inc|Ltd|Corp|Mio|Mrd|Tel|inkl|etc|vgl|Dipl|Ing|Hr|Fr|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|Abs|Art|Bd|Mr|Mrs|Ms|vs|No|approx|ehem|e|K|V|a|i|geb|jun|sen)|(?<=\s|^)\d{1,2}|\b\p{Lu})\.$/u.test(
          open,
        ) &&
        open.length < 500
      )
        continue;
      found.push(open.trim());
      open = '';
    }
    if (open.trim()) found.push(open.trim());
  }
  return found.filter((sentence) => sentence.length > 0);
}
