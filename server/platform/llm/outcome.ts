/** Why a task went on without a model. Words in words.ts. */
export const refusals = [
  'no-provider',
  'provider-off',
  'provider-incomplete',
  'not-local',
  'data-class',
  'known-missing',
  'cannot-hide',
  'budget',
  'busy',
  'circuit-open',
  'time-limit',
  'unreachable',
  'key-refused',
  'model-unknown',
  'overloaded',
  'provider-error',
  'not-a-model',
  'garbage',
  'cut-off',
  'endless',
  'empty',
  'wrong-language',
  'markup',
  'foreign-placeholder',
  'schema',
  'cancelled',
] as const;
export type Refusal = (typeof refusals)[number];

/** One failed exchange; only those marked so are worth another try. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly refusal: Refusal;
  readonly again: boolean;
  /** Milliseconds the provider asked us to wait. */
  readonly waitMs: number;
  constructor(
    refusal: Refusal,
    options: { readonly again?: boolean; readonly waitMs?: number; readonly cause?: unknown } = {},
  ) {
    super(refusal, { cause: options.cause });
    this.refusal = refusal;
    this.again = options.again ?? false;
    this.waitMs = options.waitMs ?? 0;
  }
}
