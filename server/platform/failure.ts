/**
 * An expected failure: a kebab-case code that programs branch on, and facts that words are made of.
 * Facts must hold no personal data, since they reach logs.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: string, facts: Record<string, unknown> = {}, options?: { readonly cause?: unknown }) {
    super(typeof facts['text'] === 'string' ? facts['text'] : code, options);
    this.code = code;
    this.facts = facts;
  }
}

/** Throws a Failure. `facts.text`, where given, is the English sentence that logs and the command line show. */
export function fail(code: string, facts: Record<string, unknown> = {}, options?: { readonly cause?: unknown }): never {
  throw new Failure(code, facts, options);
}
