import { type Known, type PseudonymMap, pseudonymise, reidentify } from '#engines/pseudonym/index.ts';
import { ModelFault } from './outcome.ts';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
}

/** What leaves, and how to read what comes back. Made in one way for a cloud and in another for a local model; nobody else makes one. */
export interface Veil {
  readonly messages: readonly Message[];
  readonly map: PseudonymMap;
  readonly hidden: number;
}

export const bare = (messages: readonly Message[]): Veil => ({ messages, map: { version: 1, entries: [] }, hidden: 0 });

/** @throws ModelFault `cannot-hide`: a text that would not come back exactly stays here */
export function veil(messages: readonly Message[], known: Known, seed: string, prices: boolean): Veil {
  try {
    const { texts, map, counts } = pseudonymise(
      messages.map(({ content }) => content),
      known,
      { seed, prices },
    );
    const hidden = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { messages: messages.map(({ role }, at) => ({ role, content: texts[at] ?? '' })), map, hidden };
  } catch (cause) {
    throw new ModelFault('cannot-hide', { cause });
  }
}

/** Every string inside; a name with a quotation mark in it must not break the JSON around it, so it is put back after parsing. */
export function unveilValue(value: unknown, map: PseudonymMap): unknown {
  if (typeof value === 'string') return reidentify(value, map);
  if (Array.isArray(value)) return value.map((one) => unveilValue(one, map));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unveilValue(one, map)]));
  return value;
}
