import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Reidentifier, reidentify } from '#engines/pseudonym/index.ts';
import { checkAnswer, readJson } from './check-answer.ts';
import { unveilValue, type Veil } from './hide.ts';
import { costOf, tokensOf } from './hold-budget.ts';
import { ModelFault, type Refusal } from './outcome.ts';
import type { ModelAnswer, ModelTool, Question } from './question.ts';
import { type RawAnswer, readAnswer } from './read-answer.ts';
import { sendRequest } from './send-request.ts';
import type { StoredProvider } from './store.ts';

/** What a call came to, written down while it runs: it is kept whatever becomes of it. */
export interface Note {
  attempts: number;
  input: number;
  output: number;
  estimated: boolean;
  cost: number;
  hidden: number;
  provider: StoredProvider | null;
}

const TRIES = 3;

/** How one question goes to one provider. */
export interface Way {
  readonly provider: StoredProvider;
  readonly endpoint: Parameters<typeof sendRequest>[0];
  readonly hidden: Veil;
  readonly signal: AbortSignal;
  readonly mostLetters: number;
}

/** Asks, and asks again where another try may help: after a passing trouble, or told what was wrong with the answer. */
export async function tryAgain<Schema extends z.ZodType>(
  question: Question<Schema>,
  note: Note,
  way: Way,
): Promise<ModelAnswer<z.output<Schema>>> {
  let remark = '';
  for (let tries = 1; ; tries++) {
    note.attempts = tries;
    try {
      return await exchange(question, note, way, remark);
    } catch (error) {
      if (way.signal.aborted || !(error instanceof ModelFault) || !error.again || tries >= TRIES) throw error;
      remark = remarks[error.refusal]?.[question.language ?? 'en'] ?? '';
      // A provider in trouble is given time; one that answered, only wrongly, needs to be told and nothing else.
      const least = remark === '' ? 150 * 2 ** tries : 0;
      await sleep(Math.max(error.waitMs, least), undefined, { signal: way.signal });
    }
  }
}

const remarks: Readonly<Partial<Record<Refusal, { readonly de: string; readonly en: string }>>> = {
  'wrong-language': { de: 'Antworte auf Deutsch.', en: 'Answer in English.' },
  markup: { de: 'Antworte als reiner Text ohne HTML.', en: 'Answer in plain text without HTML.' },
  'foreign-placeholder': {
    de: 'Lass keine Platzhalter oder Lücken stehen. Was nicht bekannt ist, lass weg.',
    en: 'Leave no placeholders or gaps. Leave out what is not known.',
  },
  schema: { de: 'Antworte nur mit JSON der verlangten Form.', en: 'Answer with JSON of the asked shape only.' },
};

async function exchange<Schema extends z.ZodType>(
  question: Question<Schema>,
  note: Note,
  way: Way,
  remark: string,
): Promise<ModelAnswer<z.output<Schema>>> {
  const { provider, endpoint, hidden, signal, mostLetters } = way;
  const messages = remark === '' ? hidden.messages : [...hidden.messages, { role: 'user' as const, content: remark }];
  const body = {
    model: provider.model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: Math.ceil(mostLetters / 2),
    ...(question.schema ? { response_format: { type: 'json_object' } } : {}),
    ...(question.tools
      ? {
          tools: question.tools.map(({ name, description, parameters }) => ({
            type: 'function',
            function: { name, description, parameters: z.toJSONSchema(parameters) },
          })),
        }
      : {}),
  };
  const sent = messages.map(({ content }) => content).join('');
  const back = new Reidentifier(hidden.map);
  let raw: RawAnswer | null = null;
  try {
    const response = await sendRequest(endpoint, '/chat/completions', body, signal);
    raw = await readAnswer(response, { mostLetters }, (piece) => question.onText?.(back.push(piece)));
  } catch (error) {
    if (signal.aborted && error instanceof ModelFault) throw signal.reason;
    throw error;
  } finally {
    // What was asked costs, whatever came of it.
    const input = raw?.usage?.input || tokensOf(sent);
    const output = raw?.usage?.output || tokensOf(raw?.text ?? '');
    note.input += input;
    note.output += output;
    note.estimated ||= !raw?.usage;
    note.cost += costOf(provider, input, output);
  }
  question.onText?.(back.end());
  const toolCalls = raw.toolCalls.map((call) => readToolCall(call, question.tools ?? [], hidden));
  if (question.schema) {
    const parsed = question.schema.safeParse(unveilValue(readJson(raw.text), hidden.map));
    if (!parsed.success) throw new ModelFault('schema', { again: true });
    return {
      outcome: 'answered',
      text: reidentify(raw.text, hidden.map),
      value: parsed.data,
      toolCalls,
      provider: provider.id,
      model: provider.model,
    };
  }
  checkAnswer(raw.text, question.language);
  return {
    outcome: 'answered',
    text: reidentify(raw.text, hidden.map),
    value: undefined,
    toolCalls,
    provider: provider.id,
    model: provider.model,
  };
}

function readToolCall(call: RawAnswer['toolCalls'][number], tools: readonly ModelTool[], hidden: Veil) {
  const tool = tools.find(({ name }) => name === call.name);
  if (!tool) throw new ModelFault('schema', { again: true });
  const parsed = tool.parameters.safeParse(unveilValue(readJson(call.arguments || '{}'), hidden.map));
  if (!parsed.success) throw new ModelFault('schema', { again: true });
  return { name: tool.name, arguments: parsed.data };
}
