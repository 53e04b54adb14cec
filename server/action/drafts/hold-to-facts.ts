import { reviewDraft } from '#engines/drafting/index.ts';
import { ground } from '#engines/grounding/index.ts';

export interface Held {
  readonly body: string;
  readonly struck: number;
  readonly doubts: readonly { readonly text: string; readonly doubt: string }[];
}

interface Letter {
  readonly language: 'de' | 'en';
  /** Salutation and closing are ours; empty for texts that are no letter. */
  readonly head: string;
  readonly tail: string;
  /** What the template wrote: allowed as a source. */
  readonly body: string;
  /** The facts, one a line. */
  readonly lines: readonly string[];
}

/** What a model said, as far as the facts carry it; refused as a whole where too little holds or the language slips. Pure: it can do nothing. */
export function holdToFacts(
  said: string,
  { language, head, tail, body, lines }: Letter,
): Held | { readonly refusal: 'unsupported' | 'slips' } {
  const grounded = ground(trimLetter(said, head), [
    { name: 'facts', text: lines.join('\n') },
    { name: 'draft', text: body },
  ]);
  const { kept, plain, marked, struck } = grounded.counts;
  if (struck > 0 && struck >= kept + plain + marked) return { refusal: 'unsupported' };
  if (grounded.text.trim() === '') return { refusal: 'unsupported' };
  const whole = [head, grounded.text.trim(), tail].filter(Boolean).join('\n\n');
  if (
    reviewDraft({ subject: null, body: whole }, language).some(
      ({ rule }) => rule !== 'german-left' && rule !== 'no-full-stop',
    )
  )
    return { refusal: 'slips' };
  const doubts = grounded.sentences
    .filter(({ verdict }) => verdict === 'marked')
    .map((sentence) => ({ text: sentence.text, doubt: sentence.doubts[0]?.doubt ?? 'term-unknown' }));
  return { body: whole, struck, doubts };
}

const OPENING = /^(?:Sehr geehrte|Guten (?:Tag|Morgen)|Hallo|Liebe|Dear|Hello|Hi)\b[^\n]{0,80},?\s*\n+/;
const CLOSING =
  /\n+(?:Mit (?:freundlichen|besten) Grüßen|Viele Grüße|Freundliche Grüße|Beste Grüße|Herzliche Grüße|Best regards|Kind regards|Yours (?:sincerely|faithfully)|Sincerely)[\s\S]{0,200}$/;

/** A salutation or closing that the model wrote nevertheless; ours are right already. */
function trimLetter(text: string, head: string): string {
  const plain = text
    .replace(/\r\n/g, '\n')
    .replace(/^```\w*\n|\n```$/g, '')
    .trim();
  return head === '' ? plain : plain.replace(OPENING, '').replace(CLOSING, '').trim();
}
