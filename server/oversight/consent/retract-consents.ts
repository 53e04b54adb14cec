import { createHash } from 'node:crypto';
import type { Channel } from '#engines/contact-law/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type ConsentRecord, type ConsentSource, insertConsents, readImported } from './store.ts';

/**
 * Strikes out what one import recorded, when that import is undone; the rows stay readable. Withdrawals of the import stay in force:
 * a mistaken file is no reason to write to somebody who said no.
 *
 * @returns how many consents were struck out
 */
export async function retractImportedConsents(
  app: Pick<App, 'clock'>,
  actor: Actor,
  tx: Db,
  importId: string,
): Promise<number> {
  const rows = (await readImported(tx, importId)).filter((row) => row.kind !== 'withdrawn');
  await insertConsents(
    tx,
    rows.map((row) => retraction(row, row.contactKey)),
    { id: actor.id, name: actor.name, at: app.clock.now() },
  );
  return rows.length;
}

export function retraction(row: ConsentRecord, contactKey: Buffer) {
  return {
    contactKey,
    contactPoint: row.contactPoint,
    channel: row.channel as Channel,
    purposes: row.purposes,
    kind: 'retracted' as const,
    retracts: row.id,
    documented: false,
    wording: null,
    wordingVersion: null,
    source: row.source as ConsentSource,
    proof: {},
    at: null,
    importId: null,
    fingerprint: createHash('sha256').update(`retracted:${row.id}`).digest(),
  };
}
