// What a person records by hand, one at a time; each with its entry in the log.

import type { Channel } from '#engines/contact-law/index.ts';
import { channels } from '#engines/contact-law/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { contactKey } from './contact-point.ts';
import { type AdvertisingPurpose, advertisingPurposes, type ConsentInput, recordConsents } from './record-consents.ts';
import { type ObjectionInput, recordObjections, withoutPoint } from './record-objections.ts';
import { retraction } from './retract-consents.ts';
import { findObjections, insertConsents, insertObjections, readConsent } from './store.ts';
import { consentFaultIn } from './words.ts';

const actionOf = { given: 'consent.recorded', presumed: 'consent.presumed', withdrawn: 'consent.withdrawn' } as const;

/** @throws Failure `invalid-input` with the reason in words; nothing is recorded then */
export async function recordConsent(
  app: App,
  actor: Actor,
  input: ConsentInput,
): Promise<{ readonly id: string | null; readonly documented: boolean }> {
  return app.db.transaction().execute(async (tx) => {
    const [recorded] = await recordConsents(app, actor, tx, [input]);
    if (recorded === undefined || recorded.result === 'faulty') {
      const code = recorded?.code ?? 'purpose-missing';
      return fail('invalid-input', { reason: code, text: consentFaultIn(code, actor.language) });
    }
    if (recorded.result === 'known') return { id: null, documented: false };
    await audit(app, tx, {
      actor,
      action: actionOf[input.kind],
      subject: { kind: 'consent', id: recorded.id },
      facts: {
        channel: input.channel,
        purposes: input.purposes,
        documented: recorded.documented,
        source: input.source,
      },
    });
    return { id: recorded.id, documented: recorded.documented };
  });
}

/** Takes consent back, on one channel or on all that this contact point serves; as easy as giving it. */
export async function withdrawConsent(
  app: App,
  actor: Actor,
  input: {
    readonly channel: Channel;
    readonly contactPoint: string;
    readonly allChannels: boolean;
    readonly purposes?: readonly AdvertisingPurpose[];
    readonly note?: string;
  },
): Promise<{ readonly recorded: number }> {
  const point = contactKey(app, input.channel, input.contactPoint);
  if (point === null) return unreadable(actor);
  return app.db.transaction().execute(async (tx) => {
    const served = input.allChannels
      ? channels.filter((channel) => contactKey(app, channel, input.contactPoint)?.equals(point))
      : [input.channel];
    const recorded = await recordConsents(
      app,
      actor,
      tx,
      served.map((channel) => ({
        kind: 'withdrawn',
        channel,
        contactPoint: input.contactPoint,
        purposes: input.purposes ?? advertisingPurposes,
        source: 'person',
        at: app.clock.now(),
        proof: input.note === undefined ? {} : { note: input.note },
      })),
    );
    const ids = recorded.flatMap((row) => (row.result === 'recorded' ? [row.id] : []));
    await audit(
      app,
      tx,
      ids.map((id) => ({
        actor,
        action: 'consent.withdrawn',
        subject: { kind: 'consent', id },
        facts: { channels: served },
      })),
    );
    return { recorded: ids.length };
  });
}

/** Strikes out a row that was recorded by mistake; it stays readable. A withdrawal cannot be struck out: only a new consent ends it. */
export async function retractConsent(
  app: App,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const row = await readConsent(tx, input.id);
    if (row === null) fail('not-found', { kind: 'consent' });
    if (row.kind === 'withdrawn' || row.kind === 'retracted' || row.struckOut)
      fail('conflict', { reason: `consent-${row.kind}` });
    await insertConsents(tx, [retraction(row, row.contactKey)], {
      id: actor.id,
      name: actor.name,
      at: app.clock.now(),
    });
    await audit(app, tx, {
      actor,
      action: 'consent.retracted',
      subject: { kind: 'consent', id: input.id },
      facts: { reason: input.reason },
    });
  });
}

export async function raiseObjection(
  app: App,
  actor: Actor,
  input: ObjectionInput,
): Promise<{ readonly known: boolean }> {
  return app.db.transaction().execute(async (tx) => {
    const [recorded] = await recordObjections(app, actor, tx, [input]);
    if (recorded === undefined || recorded.result === 'faulty') return unreadable(actor);
    if (recorded.result === 'known') return { known: true };
    await audit(app, tx, { actor, action: 'objection.raised', ...objectionEntry(app, input) });
    return { known: false };
  });
}

/** The person took the objection back: the one fact that ends it. `note` says how they told us and is required. */
export async function liftObjection(
  app: App,
  actor: Actor,
  input: ObjectionInput & { readonly note: string },
): Promise<void> {
  const key = contactKey(app, input.channel, input.contactPoint);
  if (key === null) unreadable(actor);
  await app.db.transaction().execute(async (tx) => {
    const scope = input.scope === 'channel' ? input.channel : 'all_marketing';
    const standing = await findObjections(tx, [key]);
    if (!standing.some((objection) => objection.scope === scope)) fail('not-found', { kind: 'objection' });
    const { source } = input;
    const note = withoutPoint(input);
    const at = input.at ?? app.clock.now();
    await insertObjections(tx, [{ contactKey: key, scope, kind: 'lifted', source, note, at }], {
      id: actor.id,
      name: actor.name,
      at: app.clock.now(),
    });
    await audit(app, tx, { actor, action: 'objection.lifted', ...objectionEntry(app, input) });
  });
}

function objectionEntry(app: App, input: ObjectionInput) {
  const key = contactKey(app, input.channel, input.contactPoint);
  const id = key === null ? '' : key.toString('hex').slice(0, 24);
  return {
    subject: { kind: 'contact_point', id },
    facts: { scope: input.scope, channel: input.channel, source: input.source },
  };
}

function unreadable(actor: Actor): never {
  return fail('invalid-input', {
    reason: 'contact-point-unreadable',
    text: consentFaultIn('contact-point-unreadable', actor.language),
  });
}
