import { randomUUID } from 'node:crypto';
import {
  type AdvertisingPurpose,
  contactKey,
  normaliseContactPoint,
  writeLink,
} from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { publicUrl } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { companyName } from '#server/platform/settings/index.ts';
import { approveIn, draftMessageIn, lockMessage } from '../outbox/index.ts';
import { countRequests, insertOptIn, setOptInMessage } from './store.ts';
import { optInMail } from './words.ts';

/** How long the mailbox may take to say yes. */
export const CONFIRM_DAYS = 7;
const DAY = 86_400_000;

export interface OptInInput {
  /** The address that signed up by itself, on a form of the company's. */
  readonly email: string;
  readonly purposes: readonly AdvertisingPurpose[];
  readonly wording: string;
  readonly wordingVersion: string;
  /** Which form it was. */
  readonly form: string;
  /** Network address of whoever signed up. */
  readonly from: string | null;
}

/**
 * Asks the mailbox whether it was itself that signed up: one mail, without a word of advertising (BGH I ZR 164/09). Whoever calls vouches that
 * the person started it. Once a day for an address, whatever anybody types into a form.
 *
 * @throws Failure `invalid-input`, `asked-already`, and the obstacles of approving (`contact-forbidden` after an objection)
 */
export async function startOptIn(app: App, actor: Actor, input: OptInInput): Promise<{ readonly id: string }> {
  const key = contactKey(app, 'email', input.email);
  const address = normaliseContactPoint('email', input.email);
  if (key === null || address === null)
    return fail('invalid-input', { field: 'email', text: 'This is not one e-mail address. Nothing was sent.' });
  const id = randomUUID();
  const now = app.clock.now();
  const expiresAt = new Date(now.getTime() + CONFIRM_DAYS * DAY);
  const company = await companyName.read(app.db);
  return app.db.transaction().execute(async (tx) => {
    if ((await countRequests(tx, key, new Date(now.getTime() - DAY))) > 0)
      fail('asked-already', { text: 'This address was asked within the last day. Nothing was sent.' });
    await insertOptIn(tx, {
      id,
      contactKey: key,
      contactPoint: address,
      purposes: input.purposes,
      wording: input.wording,
      wordingVersion: input.wordingVersion,
      form: input.form,
      askedFrom: input.from,
      askedAt: now,
      expiresAt,
      by: actor,
    });
    const token = writeLink(app, { kind: 'opt-in', channel: 'email', key: linkKey(id), expiresAt });
    const url = `${publicUrl(app)}/bestaetigen/${token}`;
    const mail = optInMail({ company, url, wording: input.wording, days: CONFIRM_DAYS }, actor.language);
    const message = await draftMessageIn(app, tx, actor, {
      companyId: null,
      personId: null,
      to: address,
      ...mail,
      purpose: 'doi_request',
      userStarted: true,
    });
    await setOptInMessage(tx, id, message.id);
    const row = await lockMessage(tx, null, message.id);
    if (row !== null) await approveIn(app, tx, actor, row, 'policy');
    return { id };
  });
}

/** The id in the place where other links carry a hash. */
export function linkKey(id: string): Buffer {
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.alloc(16)]);
}

export function idIn(key: Buffer): string {
  const hex = key.subarray(0, 16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
