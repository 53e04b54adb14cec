import type { z } from 'zod';
import type { KnownEntry } from '#engines/pseudonym/index.ts';
import type { Message } from './hide.ts';
import type { Refusal } from './outcome.ts';

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
