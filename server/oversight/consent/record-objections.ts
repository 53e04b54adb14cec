import type { Channel } from '#engines/contact-law/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { contactKey, normaliseContactPoint } from './contact-point.ts';
import { findObjections, insertObjections, lockGate, type ObjectionRow } from './store.ts';

export interface ObjectionInput {
  /** Says how to read the contact point; with scope `channel` also what the objection covers. */
  readonly channel: Channel;
  readonly contactPoint: string;
  readonly scope: 'channel' | 'all_marketing';
  /** How it reached us: `mail`, `phone`, `import`, ... */
  readonly source: string;
  /** null: now. */
  readonly at: Date | null;
  readonly note?: string;
}

export type RecordedObjection =
  | { readonly result: 'recorded' }
  /** It holds already. */
  | { readonly result: 'known' }
  | { readonly result: 'faulty'; readonly code: 'contact-point-unreadable' };

/**
 * Records objections in the caller's transaction, one answer per row. Only the keyed hash of the contact point is kept, so an objection
 * outlives deletion, merge and restore of the person, and meets them again under any spelling. Writes no log entry: the caller does.
 */
export async function recordObjections(
  app: Pick<App, 'secrets' | 'clock'>,
  actor: Actor,
  tx: Db,
  inputs: readonly ObjectionInput[],
): Promise<readonly RecordedObjection[]> {
  const now = app.clock.now();
  const keys = inputs.map((input) => contactKey(app, input.channel, input.contactPoint));
  if (inputs.length > 0) await lockGate(tx);
  const standing = await findObjections(
    tx,
    keys.filter((key) => key !== null),
  );
  const holds = new Set(standing.map((objection) => `${objection.key} ${objection.scope}`));
  const rows: ObjectionRow[] = [];
  const answers = inputs.map((input, i): RecordedObjection => {
    const key = keys[i] ?? null;
    if (key === null) return { result: 'faulty', code: 'contact-point-unreadable' };
    const scope = input.scope === 'channel' ? input.channel : 'all_marketing';
    const name = `${key.toString('hex')} ${scope}`;
    if (holds.has(name)) return { result: 'known' };
    holds.add(name);
    rows.push({
      contactKey: key,
      scope,
      kind: 'raised',
      source: input.source,
      note: withoutPoint(input),
      at: input.at ?? now,
    });
    return { result: 'recorded' };
  });
  await insertObjections(tx, rows, { id: actor.id, name: actor.name, at: now });
  return answers;
}

// The note outlives the erasure of the person, so it must not carry the very address that the hash hides.
export function withoutPoint(input: ObjectionInput): string {
  const note = input.note ?? '';
  const normalised = normaliseContactPoint(input.channel, input.contactPoint);
  return [input.contactPoint.trim(), normalised ?? '']
    .filter((text) => text !== '')
    .reduce((text, point) => text.replaceAll(point, '…'), note);
}
