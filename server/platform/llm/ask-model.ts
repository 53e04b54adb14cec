import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type KnownEntry, Reidentifier, reidentify } from '#engines/pseudonym/index.ts';
import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { unseal } from '../sealed.ts';
import { checkAnswer, readJson } from './check-answer.ts';
import { bare, type Message, unveilValue, type Veil, veil } from './hide.ts';
import { knownOf } from './known-source.ts';
import { resolveHost } from './local-address.ts';
import { ModelFault, type Refusal } from './outcome.ts';
import { type RawAnswer, readAnswer } from './read-answer.ts';
import { sendRequest } from './send-request.ts';
import {
  findProvider,
  findTaskPolicy,
  insertCall,
  type StoredProvider,
  type StoredTask,
  spentThisMonth,
} from './store.ts';
import { modelTask } from './tasks.ts';
import { Traffic } from './traffic.ts';

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** What the arguments must be; anything else is refused. */
  readonly parameters: z.ZodType;
}

export interface Question<Schema extends z.ZodType = z.ZodType> {
  readonly task: string;
  readonly messages: readonly Message[];
  /** The language that the answer must be in; null where it does not matter (structured answers). */
  readonly language: 'de' | 'en' | null;
  /** Names and numbers at hand that the records may not hold yet. */
  readonly known?: readonly KnownEntry[];
  /** The answer is one JSON value of this shape. */
  readonly schema?: Schema;
  /** A call is only told to the caller: the model runs nothing. */
  readonly tools?: readonly ModelTool[];
  readonly promptVersion?: string | null;
  readonly hidePrices?: boolean;
  readonly signal?: AbortSignal;
  /** Text as it comes, names already put back. Checks run at the end: show it as not yet checked. */
  readonly onText?: (piece: string) => void;
}

export type ModelAnswer<Value = unknown> =
  | {
      readonly outcome: 'answered';
      readonly text: string;
      readonly value: Value | undefined;
      readonly toolCalls: readonly { readonly name: string; readonly arguments: unknown }[];
      readonly provider: string;
      readonly model: string;
    }
  /** Go on by rules and templates, and say so. */
  | { readonly outcome: 'fallback'; readonly refusal: Refusal };

export const traffic = new Traffic();
const reserved = new Map<string, number>();
const TRIES = 3;
const tokensOf = (text: string) => Math.ceil(text.length / 3);

/**
 * The one door to every model. Never throws for what a provider does: a task always gets on, with the answer or with the reason for
 * doing without. Nothing an answer says is done: it is text, or a value of the asked shape, or named tool calls for the caller to judge.
 * Takes seconds: never inside a transaction (the architecture test looks).
 */
export async function askModel<Schema extends z.ZodType>(
  app: App,
  actor: Pick<Actor, 'id'>,
  question: Question<Schema>,
): Promise<ModelAnswer<z.output<Schema>>> {
  const began = app.clock.now();
  const started = performance.now();
  const note = {
    attempts: 0,
    input: 0,
    output: 0,
    estimated: false,
    cost: 0,
    hidden: 0,
    provider: null as StoredProvider | null,
  };
  let outcome: Refusal | 'answered' = 'answered';
  try {
    return await attempt(app, question, note);
  } catch (error) {
    outcome = error instanceof ModelFault ? error.refusal : 'provider-error';
    if (!(error instanceof ModelFault))
      app.log.error('asking a model failed unexpectedly', { task: question.task, error });
    return { outcome: 'fallback', refusal: outcome };
  } finally {
    await insertCall(app.db, {
      at: began,
      task: question.task,
      providerId: note.provider?.id ?? null,
      model: note.provider?.model ?? null,
      outcome,
      durationMs: Math.round(performance.now() - started),
      attempts: note.attempts,
      inputTokens: note.input,
      outputTokens: note.output,
      estimated: note.estimated,
      costMillicents: Math.round(note.cost),
      hidden: note.hidden,
      promptVersion: question.promptVersion ?? null,
      byId: actor.id,
    }).catch((error: unknown) => app.log.error('a model call could not be noted', { error }));
  }
}

type Note = {
  attempts: number;
  input: number;
  output: number;
  estimated: boolean;
  cost: number;
  hidden: number;
  provider: StoredProvider | null;
};

async function attempt<Schema extends z.ZodType>(
  app: App,
  question: Question<Schema>,
  note: Note,
): Promise<ModelAnswer<z.output<Schema>>> {
  const task = modelTask(question.task);
  if (!task) throw new Error(`the model task ${question.task} is not defined`);
  const policy = await findTaskPolicy(app.db, question.task);
  if (!policy?.providerId) throw new ModelFault('no-provider');
  const provider = await findProvider(app.db, policy.providerId);
  if (!provider) throw new ModelFault('no-provider');
  note.provider = provider;
  if (!provider.enabled) throw new ModelFault('provider-off');
  const { endpoint, local } = await openEndpoint(app, provider);
  // A class that may not leave keeps the whole question here: taking it out by hand is how it slips through.
  if (!local && !task.needs.every((one) => policy.dataClasses.includes(one))) throw new ModelFault('data-class');
  const hidden = local ? bare(question.messages) : await hide(app, question);
  note.hidden = hidden.hidden;
  const limit = AbortSignal.timeout(policy.timeLimitMs);
  const signal = question.signal ? AbortSignal.any([question.signal, limit]) : limit;
  const release = await reserve(app, policy, provider, hidden, task.mostLetters);
  try {
    return await traffic.through(
      provider.id,
      () => app.clock.now().getTime(),
      signal,
      () => tryAgain(question, note, { provider, endpoint, hidden, signal, mostLetters: task.mostLetters }),
    );
  } catch (error) {
    if (error instanceof ModelFault) throw error;
    if (question.signal?.aborted) throw new ModelFault('cancelled');
    if (limit.aborted) throw new ModelFault('time-limit');
    throw error;
  } finally {
    release();
  }
}

/** @throws ModelFault `provider-incomplete`, `not-local`, `unreachable` */
export async function openEndpoint(app: App, provider: StoredProvider) {
  const url = new URL(provider.baseUrl);
  const resolved = await resolveHost(url.hostname).catch((cause: unknown) => {
    throw new ModelFault('unreachable', { cause });
  });
  const local = provider.kind === 'local' && resolved.local;
  if (provider.kind === 'local' && !resolved.local) throw new ModelFault('not-local');
  if (!local && !(provider.contractReference && provider.region && provider.noTraining))
    throw new ModelFault('provider-incomplete');
  const apiKey = provider.apiKey ? unseal(app.secrets, 'model-key', provider.apiKey) : null;
  return { endpoint: { baseUrl: provider.baseUrl, apiKey, resolved }, local };
}

async function hide(app: App, question: Question): Promise<Veil> {
  const known = await knownOf(app.db, question.known ?? []);
  if (!known) throw new ModelFault('known-missing');
  return veil(question.messages, known, randomUUID(), question.hidePrices ?? false);
}

/** Holds the most that the call can cost against the budget, so that calls side by side cannot overspend it together. */
async function reserve(
  app: App,
  policy: StoredTask,
  provider: StoredProvider,
  { messages }: Veil,
  mostLetters: number,
): Promise<() => void> {
  if (policy.monthlyBudgetCents === null) return () => {};
  const most = costOf(
    provider,
    tokensOf(messages.map(({ content }) => content).join('')),
    tokensOf('x'.repeat(mostLetters)),
  );
  const spent = await spentThisMonth(app.db, policy.task, app.clock.now());
  // Read after the last await: calls side by side must see each other.
  const held = reserved.get(policy.task) ?? 0;
  if (spent + held + most > policy.monthlyBudgetCents * 1000) throw new ModelFault('budget');
  reserved.set(policy.task, held + most);
  return () => reserved.set(policy.task, (reserved.get(policy.task) ?? most) - most);
}

/** Thousandths of a cent. */
const costOf = (provider: StoredProvider, input: number, output: number) =>
  (input * provider.inputCentsPerMillion + output * provider.outputCentsPerMillion) / 1000;

interface Way {
  readonly provider: StoredProvider;
  readonly endpoint: Parameters<typeof sendRequest>[0];
  readonly hidden: Veil;
  readonly signal: AbortSignal;
  readonly mostLetters: number;
}

async function tryAgain<Schema extends z.ZodType>(
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
