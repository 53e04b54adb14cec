import { type DraftKind, reviewDraft } from '#engines/drafting/index.ts';
import { ground } from '#engines/grounding/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { askModel, type Refusal } from '#server/platform/llm/index.ts';
import { factLines, type Gathered } from './gather-facts.ts';
import { draftTask } from './model-task.ts';
import { builtInPrompt, fillPrompt, promptKey } from './prompts.ts';
import { findPrompt } from './store-prompts.ts';
import { familiarIn, kindIn } from './words.ts';

export type Reworded =
  | {
      readonly body: string;
      readonly model: string;
      readonly promptVersion: string;
      readonly struck: number;
      readonly doubts: readonly { readonly text: string; readonly doubt: string }[];
    }
  | { readonly refusal: Refusal | 'unsupported' | 'slips' };

/** Between salutation and closing the model may word anew; what it says must stand in the facts. */
export async function reword(
  app: App,
  actor: Actor,
  kind: DraftKind,
  gathered: Gathered,
  body: string,
): Promise<Reworded> {
  const { language, facts } = gathered;
  const parts = body.split('\n\n');
  const isLetter = kind !== 'social_post' && kind !== 'product_text';
  const [head, tail] = isLetter ? [parts[0]!, parts.at(-1)!] : ['', ''];
  const middle = isLetter ? parts.slice(1, -1).join('\n\n') : body;
  const lines = factLines(gathered).map(({ label, text }) => `${label}: ${text}`);
  const prompt = await findPrompt(app.db, promptKey(kind), language, null);
  const promptVersion = `${promptKey(kind)}/${language}/${prompt?.version ?? 0}`;
  const content = fillPrompt(prompt?.text ?? builtInPrompt(language), {
    draft: middle,
    facts: lines.join('\n'),
    kind: kindIn(kind, language),
    formality: familiarIn(facts.formality === 'familiar', language),
    tone: gathered.voice.tone,
    example: gathered.voice.example,
  });
  const answer = await askModel(app, actor, {
    task: draftTask,
    language,
    messages: [{ role: 'user', content }],
    known: knownFrom(gathered),
    promptVersion,
  });
  if (answer.outcome === 'fallback') return { refusal: answer.refusal };
  const text = trimLetter(answer.text, head);
  const grounded = ground(text, [
    { name: 'facts', text: lines.join('\n') },
    { name: 'draft', text: body },
  ]);
  const { kept, plain, marked, struck } = grounded.counts;
  if (struck > 0 && struck >= kept + plain + marked) return { refusal: 'unsupported' };
  const whole = [head, grounded.text.trim(), tail].filter(Boolean).join('\n\n');
  if (grounded.text.trim() === '') return { refusal: 'unsupported' };
  if (
    reviewDraft({ subject: null, body: whole }, language).some(
      ({ rule }) => rule !== 'german-left' && rule !== 'no-full-stop',
    )
  )
    return { refusal: 'slips' };
  const doubts = grounded.sentences
    .filter(({ verdict }) => verdict === 'marked')
    .map((sentence) => ({ text: sentence.text, doubt: sentence.doubts[0]?.doubt ?? 'term-unknown' }));
  return { body: whole, model: answer.model, promptVersion, struck, doubts };
}

function knownFrom({ facts, subject }: Gathered) {
  const person = [facts.recipient?.firstName, facts.recipient?.lastName].filter(Boolean).join(' ');
  return [
    ...(person ? [{ kind: 'person' as const, value: person }] : []),
    ...(facts.company ? [{ kind: 'company' as const, value: facts.company.name }] : []),
    ...(subject?.email ? [{ kind: 'email' as const, value: subject.email }] : []),
    ...(facts.sender.name ? [{ kind: 'person' as const, value: facts.sender.name }] : []),
    ...(facts.sender.company ? [{ kind: 'company' as const, value: facts.sender.company }] : []),
  ];
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
