import { type ContactQuestion, readQuestion } from './question.ts';

export type Decision = 'allowed' | 'needs_human' | 'forbidden';

export interface ContactAnswer {
  readonly decision: Decision;
  /** The rule of the table that answered, e.g. `R44`. */
  readonly rule: string;
  /** Statute or judgment that the rule rests on. Never empty. */
  readonly basis: string;
  /** What whoever makes the contact must do; codes, worded by `dutyIn`. */
  readonly duties: readonly string[];
}

export interface Rule {
  readonly id: string;
  readonly fits: (question: ContactQuestion) => boolean;
  readonly answer: (question: ContactQuestion) => ContactAnswer;
}

/** One country's law at one time. `version` is stored with every decision, so that a later table never rewrites an old answer. */
export interface LawTable {
  readonly version: string;
  readonly unreadable: ContactAnswer;
  /** First rule that fits wins; the last one must fit everything. */
  readonly rules: readonly Rule[];
}

/**
 * May this contact be made? Total over any input: whatever cannot be read as a question is forbidden by R00.
 * Answers are shared frozen objects; asking allocates only the question.
 */
export function decideContact(input: unknown, table: LawTable): ContactAnswer {
  const question = readQuestion(input);
  if (question === null) return table.unreadable;
  const rule = table.rules.find((candidate) => candidate.fits(question));
  return rule === undefined ? table.unreadable : rule.answer(question);
}

/** Open to closed. Used to take the strictest answer where several contact points are asked at once. */
const strictness: Record<Decision, number> = { allowed: 0, needs_human: 1, forbidden: 2 };

/** Below zero: `a` opens more than `b`. Above zero: `a` is stricter. */
export function compareStrictness(a: Decision, b: Decision): number {
  return strictness[a] - strictness[b];
}
