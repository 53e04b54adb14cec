// What the holder of a signed link says without signing in. The link names a contact point by its keyed hash, so nothing here knows an address.

import { createHash } from 'node:crypto';
import type { Channel } from '#engines/contact-law/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { consentState } from './consent-state.ts';
import type { ContactLink } from './contact-links.ts';
import { type AdvertisingPurpose, advertisingPurposes } from './record-consents.ts';
import { findConsents, findObjections, insertConsents, insertObjections, lockGate } from './store.ts';

/** Whoever holds the link: the mailbox it was sent to. */
const holder: Actor = {
  kind: 'machine',
  id: 'public-page',
  name: 'Link in der Nachricht',
  role: 'reader',
  teamId: null,
  language: 'de',
};

export interface Standing {
  readonly objection: 'none' | 'channel' | 'all_marketing';
  /** Purposes with a consent that holds. */
  readonly consents: readonly AdvertisingPurpose[];
}

export async function standingOf(app: Pick<App, 'db' | 'clock'>, link: ContactLink): Promise<Standing> {
  const scopes = (await findObjections(app.db, [link.key])).map(({ scope }) => scope);
  const rows = await findConsents(app.db, [link.key]);
  const now = app.clock.now();
  return {
    objection: scopes.includes('all_marketing') ? 'all_marketing' : scopes.includes(link.channel) ? 'channel' : 'none',
    consents: advertisingPurposes.filter((purpose) => {
      const { state } = consentState(rows, [], { channel: link.channel, purpose, now });
      return state === 'express_documented' || state === 'undocumented';
    }),
  };
}

/** Counts as soon as this returns. Twice is once. */
export async function objectByLink(
  app: App,
  link: ContactLink,
  input: { readonly scope: 'channel' | 'all_marketing'; readonly source: string },
): Promise<void> {
  const scope: Channel | 'all_marketing' = input.scope === 'channel' ? link.channel : 'all_marketing';
  await app.db.transaction().execute(async (tx) => {
    await lockGate(tx);
    const standing = await findObjections(tx, [link.key]);
    if (standing.some((objection) => objection.scope === scope)) return;
    const at = app.clock.now();
    const row = { contactKey: link.key, scope, kind: 'raised' as const, source: input.source, note: '', at };
    await insertObjections(tx, [row], { id: holder.id, name: holder.name, at });
    await audit(app, tx, {
      actor: holder,
      action: 'objection.raised',
      subject: { kind: 'contact_point', id: link.key.toString('hex').slice(0, 24) },
      facts: { scope: input.scope, channel: link.channel, source: input.source },
    });
  });
}

/** A withdrawal as easy as the consent was (Art. 7(3) GDPR). */
export async function withdrawByLink(
  app: App,
  link: ContactLink,
  purposes: readonly AdvertisingPurpose[],
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    await lockGate(tx);
    const at = app.clock.now();
    const content = [link.key.toString('hex'), link.channel, purposes, 'withdrawn', 'link', at];
    const ids = await insertConsents(
      tx,
      [
        {
          contactKey: link.key,
          contactPoint: null,
          channel: link.channel,
          purposes,
          kind: 'withdrawn',
          retracts: null,
          documented: false,
          wording: null,
          wordingVersion: null,
          source: 'web_form',
          proof: { form: 'abmelden' },
          at,
          importId: null,
          fingerprint: createHash('sha256').update(JSON.stringify(content)).digest(),
        },
      ],
      { id: holder.id, name: holder.name, at },
    );
    for (const id of ids.values())
      await audit(app, tx, {
        actor: holder,
        action: 'consent.withdrawn',
        subject: { kind: 'consent', id },
        facts: { channels: [link.channel], purposes },
      });
  });
}
