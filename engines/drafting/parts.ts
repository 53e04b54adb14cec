import { ADDRESSES, type DraftFacts, inline, type Missing, sentence } from './facts.ts';

// What both languages put letters together from.

export interface Composed {
  readonly subject: string | null;
  readonly body: string;
}
export type Pick = <T>(list: readonly T[]) => T;
export type Writer = (facts: DraftFacts, pick: Pick) => Composed | readonly Missing[];

/** Chooses between I and we: what no person signs says we. */
export const voice =
  ({ sender }: DraftFacts) =>
  (mine: string, ours: string): string =>
    inline(sender.name, 80) ? mine : ours;

/** Up to six points as a list; those that speak to somebody are left out: they would speak to the wrong one. */
export function bullets(points: readonly string[]): string | null {
  const lines = points
    .map((point) =>
      inline(point, 160)
        ?.replace(/^(?:(?:re|aw|fwd?|wg)\s*:\s*)+/i, '')
        .replace(/[.;]+$/, ''),
    )
    .filter((point): point is string => !!point && !ADDRESSES.test(point));
  return lines.length === 0
    ? null
    : lines
        .slice(0, 6)
        .map((line) => `- ${line}`)
        .join('\n');
}

/** The first whole sentences of a list. */
export const sentences = (list: readonly string[], most: number): string | null =>
  list
    .map(sentence)
    .filter((one): one is string => one !== null)
    .slice(0, most)
    .join(' ') || null;
