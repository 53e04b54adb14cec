import { wordsOfReason } from '#engines/linkage/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { likelyTwins, type Values } from '../matching/index.ts';
import { portraitsOf } from './store.ts';

export interface Twin {
  readonly id: string;
  readonly name: string;
  /** Place of a company, company of a person. */
  readonly detail: string | null;
  readonly probability: number;
  readonly verdict: 'same' | 'doubtful';
  readonly reasons: { text: string; weight: number }[];
}

/** Records that may be the one somebody is typing, likeliest first; only those that they may see. */
export async function findTwins(app: App, actor: Actor, kind: 'company' | 'person', values: Values): Promise<Twin[]> {
  const found = await likelyTwins(app.db, kind, values);
  const shown = await portraitsOf(
    app.db,
    actor,
    kind,
    found.map((one) => one.recordId),
  );
  return found.flatMap(({ recordId, probability, verdict, reasons }) => {
    const portrait = shown.get(recordId);
    if (portrait === undefined) return [];
    const words = reasons
      .filter((one) => one.code !== 'start')
      .map((one) => ({ text: wordsOfReason(one, actor.language), weight: one.weight }));
    return [{ id: recordId, ...portrait, probability, verdict, reasons: words }];
  });
}
