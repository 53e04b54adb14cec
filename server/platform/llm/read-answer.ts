import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { ModelFault } from './outcome.ts';

export interface RawAnswer {
  readonly text: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: string }[];
  readonly usage: { readonly input: number; readonly output: number } | null;
}

const call = z.object({
  index: z.number().int().min(0).max(63).nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});
const usage = z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish();
const content = z.string().nullish();
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content, tool_calls: z.array(call).nullish() }).nullish(),
        message: z.object({ content, tool_calls: z.array(call).nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage,
  error: z.unknown().optional(),
});

const MOST_BYTES = 4 * 1024 * 1024;

/** Status codes to what they mean for us. A body is never quoted: it may hold anything. */
export function refuseStatus(response: IncomingMessage): void {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return;
  response.resume();
  const wait = Number(response.headers['retry-after']);
  const waitMs = Number.isFinite(wait) && wait > 0 ? Math.min(wait, 20) * 1000 : 0;
  if (status === 401 || status === 403) throw new ModelFault('key-refused');
  if (status === 404) throw new ModelFault('model-unknown');
  if (status === 429 || status === 503) throw new ModelFault('overloaded', { again: true, waitMs });
  if (status >= 300 && status < 400) throw new ModelFault('not-a-model');
  throw new ModelFault('provider-error', { again: status >= 500 || status === 408 });
}

/**
 * Reads one answer, streamed (server-sent events) or whole. `onText` gets the pieces as they come. Gives up on markup instead of an
 * answer, on JSON that is none, on an answer that ends in the middle, and on one that does not end: after `mostLetters`.
 */
export async function readAnswer(
  response: IncomingMessage,
  limits: { readonly mostLetters: number },
  onText: (piece: string) => void,
): Promise<RawAnswer> {
  refuseStatus(response);
  const type = String(response.headers['content-type'] ?? '').toLowerCase();
  if (type.includes('html')) {
    response.destroy();
    throw new ModelFault('not-a-model');
  }
  const state = {
    text: '',
    tools: new Map<number, { name: string; arguments: string }>(),
    usage: null as RawAnswer['usage'],
    finish: '',
    done: false,
  };
  const decoder = new TextDecoder('utf-8');
  let held = '';
  let bytes = 0;
  const streamed = type.includes('event-stream');
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > MOST_BYTES) throw new ModelFault('endless');
      held += decoder.decode(piece, { stream: true });
      if (!streamed) continue;
      const lines = held.split(/\r?\n/);
      held = lines.pop() ?? '';
      if (held.length > 1_000_000) throw new ModelFault('garbage');
      for (const line of lines) takeLine(line, state, onText);
      if (state.text.length > limits.mostLetters) throw new ModelFault('endless');
      if (state.done) break;
    }
  } catch (error) {
    response.destroy();
    if (error instanceof ModelFault) throw error;
    throw new ModelFault('cut-off', { again: true, cause: error });
  }
  held += decoder.decode();
  if (streamed) takeLine(held, state, onText);
  else takeChunk(held, state, onText);
  if (state.text.length > limits.mostLetters) throw new ModelFault('endless');
  if (state.finish === 'length' || (streamed && !state.done && state.finish === ''))
    throw new ModelFault('cut-off', { again: true });
  const toolCalls = [...state.tools.values()];
  if (state.text.trim() === '' && toolCalls.length === 0) throw new ModelFault('empty', { again: true });
  return { text: state.text, toolCalls, usage: state.usage };
}

type State = {
  text: string;
  tools: Map<number, { name: string; arguments: string }>;
  usage: RawAnswer['usage'];
  finish: string;
  done: boolean;
};

function takeLine(line: string, state: State, onText: (piece: string) => void): void {
  if (!line.startsWith('data:')) return;
  const data = line.slice(5).trim();
  if (data === '[DONE]') state.done = true;
  else if (data !== '') takeChunk(data, state, onText);
}

function takeChunk(json: string, state: State, onText: (piece: string) => void): void {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ModelFault('garbage', { again: true, cause });
  }
  const parsed = chunkSchema.safeParse(value);
  if (!parsed.success) throw new ModelFault('garbage', { again: true });
  const { choices, usage: told, error } = parsed.data;
  if (error) throw new ModelFault('provider-error', { again: true });
  if (!choices && !told) throw new ModelFault('garbage', { again: true });
  if (told) state.usage = { input: told.prompt_tokens ?? 0, output: told.completion_tokens ?? 0 };
  const choice = choices?.[0];
  if (!choice) return;
  const said = choice.delta ?? choice.message;
  if (said?.content) {
    state.text += said.content;
    onText(said.content);
  }
  said?.tool_calls?.forEach((one, at) => {
    const index = one.index ?? at;
    const before = state.tools.get(index) ?? { name: '', arguments: '' };
    state.tools.set(index, {
      name: before.name + (one.function?.name ?? ''),
      arguments: before.arguments + (one.function?.arguments ?? ''),
    });
  });
  if (choice.finish_reason) state.finish = choice.finish_reason;
}
