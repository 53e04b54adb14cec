import type { DraftKind } from '#engines/drafting/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { askModel, type Refusal } from '#server/platform/llm/index.ts';
import { factLines, type Gathered } from './gather-facts.ts';
import { type Held, holdToFacts } from './hold-to-facts.ts';
import { draftTask } from './model-task.ts';
import { builtInPrompt, fillPrompt, promptKey } from './prompts.ts';
import { findPrompt } from './store-prompts.ts';
import { familiarIn, kindIn } from './words.ts';

export type Reworded =
  | (Held & { readonly model: string; readonly promptVersion: string })
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
  const held = holdToFacts(answer.text, { language, head, tail, body, lines });
  return 'refusal' in held ? held : { ...held, model: answer.model, promptVersion };
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
