import {
  type Addressee,
  type Channel,
  channels,
  type Purpose,
  type Relation,
  type SimilarGoods,
} from '#engines/contact-law/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { contactKey, normaliseContactPoint, pointKind } from './contact-point.ts';
import { type ContactDecision, mayContactAll } from './may-contact.ts';
import { similarGoods } from './record-sale-facts.ts';
import { type ConsentRecord, type ObjectionRecord, readConsentHistory, readObjectionHistory } from './store.ts';
import { readSaleHistory, type SaleFactRecord } from './store-sale-facts.ts';
import { consentFaultIn } from './words.ts';

export interface ContactCard {
  /** As it was understood, so that a typing error shows. */
  readonly contactPoint: string;
  readonly answers: readonly (ContactDecision & { readonly channel: Channel })[];
  readonly consents: readonly ConsentRecord[];
  readonly objections: readonly ObjectionRecord[];
  /** Only for mail addresses: what was recorded for § 7(3) UWG, newest first, and which of the four facts hold. */
  readonly sale: { readonly holds: SimilarGoods; readonly history: readonly SaleFactRecord[] } | null;
}

/** Everything known about one contact point, and for each channel it serves whether it may be used for this purpose. */
export async function lookUpContact(
  app: App,
  actor: Actor,
  ask: {
    readonly channel: Channel;
    readonly contactPoint: string;
    readonly purpose: Purpose;
    readonly addressee: Addressee;
    readonly relation: Relation;
    readonly otherPoints?: readonly { readonly channel: Channel; readonly contactPoint: string }[] | undefined;
    readonly userStarted?: boolean | undefined;
    readonly s73?: Partial<SimilarGoods> | undefined;
  },
): Promise<ContactCard> {
  const key = contactKey(app, ask.channel, ask.contactPoint);
  const understood = normaliseContactPoint(ask.channel, ask.contactPoint);
  if (key === null || understood === null) {
    const reason = 'contact-point-unreadable';
    return fail('invalid-input', { reason, text: consentFaultIn(reason, actor.language) });
  }
  const served = channels.filter((channel) => pointKind(channel) === pointKind(ask.channel));
  const { userStarted, s73, otherPoints, ...rest } = ask;
  const facts = {
    ...rest,
    ...(userStarted === undefined ? {} : { userStarted }),
    ...(s73 === undefined ? {} : { s73 }),
    ...(otherPoints === undefined ? {} : { otherPoints }),
  };
  const decisions = await mayContactAll(
    app,
    app.db,
    served.map((channel) => ({ ...facts, channel })),
    actor.language,
  );
  const history = pointKind(ask.channel) === 'email' ? await readSaleHistory(app.db, key) : null;
  return {
    contactPoint: understood,
    answers: decisions.flatMap((decision, i) => {
      const channel = served[i];
      return channel === undefined ? [] : [{ ...decision, channel }];
    }),
    consents: await readConsentHistory(app.db, key),
    objections: await readObjectionHistory(app.db, key),
    sale: history && {
      holds: similarGoods(history.find((row) => row.kind === 'recorded' && !row.struckOut)),
      history,
    },
  };
}
