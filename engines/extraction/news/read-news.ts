import { companyNamesIn } from '../company/company-names.ts';
import { personNamesIn } from '../people/person-names.ts';
import { classify } from './classifier.ts';
import { eventDay } from './event-day.ts';
import { DENIALS, NEWS_KINDS, type NewsKind, RULES } from './kinds.ts';

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
export const LEAST_CONFIDENCE = 0.6;

/** The event that one sentence tells of; null for most sentences. `today` (YYYY-MM-DD) resolves "im März" and tells news from history. */
export function readSentence(sentence: string, config: { readonly today?: string } = {}): NewsSignal | null {
  if (sentence.length < 15 || sentence.length > 600) return null;
  const signs = rulesOf(sentence, config.today);
  const learned = classify(sentence);
  let best: { kind: NewsKind; value: number } | undefined;
  for (const kind of NEWS_KINDS) {
    const ruled = signs.scores.get(kind) ?? 0;
    const value = combine(ruled, learned.get(kind) ?? null, signs.denied);
    if (!best || value > best.value) best = { kind, value };
  }
  if (!best || best.value < LEAST_CONFIDENCE) return null;
  return {
    kind: best.kind,
    sentence,
    company: companyNamesIn(sentence)[0]?.name ?? null,
    person: personNamesIn(sentence, false).find((person) => person.known)?.name ?? null,
    date: eventDay(sentence, config.today),
    confidence: Math.round(Math.min(0.97, best.value) * 100) / 100,
    reasons: [
      ...(signs.scores.get(best.kind) ? ['rule'] : []),
      ...(learned.get(best.kind) !== undefined ? ['classifier'] : []),
      ...signs.denials,
    ],
  };
}

function rulesOf(
  sentence: string,
  today: string | undefined,
): { scores: Map<NewsKind, number>; denied: number; denials: string[] } {
  const scores = new Map<NewsKind, number>();
  for (const rule of RULES) {
    if (!rule.pattern.test(sentence)) continue;
    const known = scores.get(rule.kind) ?? 0;
    scores.set(rule.kind, Math.min(1.3, Math.max(known, rule.weight) + (known > 0 ? 0.15 : 0)));
  }
  let denied = 0;
  const denials: string[] = [];
  for (const denial of DENIALS) {
    if (!denial.pattern.test(sentence)) continue;
    // "Zum 50. Jubiläum eröffnet …" tells of today: history counts only where no coming or present time stands beside it.
    if (denial.name === 'history' && today && sentence.includes(today.slice(0, 4))) continue;
    denied = Math.max(denied, denial.weight);
    denials.push(denial.name);
  }
  return { scores, denied, denials };
}

/** Rule and classifier bear each other out; either alone must be strong. A denial weighs against both. */
function combine(ruled: number, learned: number | null, denied: number): number {
  if (learned === null) return ruled === 0 ? 0 : Math.max(0, 0.55 + ruled * 0.3 - denied * 0.6);
  const rule = Math.min(1, ruled);
  return Math.max(0, learned * 0.72 + rule * 0.3 - denied * 0.3 * (1 - learned * 0.5));
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
