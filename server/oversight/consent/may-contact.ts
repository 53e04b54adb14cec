import {
  type Addressee,
  type Channel,
  type Consent,
  compareStrictness,
  type Decision,
  decideContact,
  dutyIn,
  germany202611,
  type Language,
  type Objection,
  type Purpose,
  type Relation,
  reasonIn,
  type SimilarGoods,
} from '#engines/contact-law/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type ConsentState, consentState } from './consent-state.ts';
import { contactKey } from './contact-point.ts';
import { similarGoods } from './record-sale-facts.ts';
import { type ActiveObjection, findConsents, findObjections, findRestrictions, type StoredConsent } from './store.ts';
import { findSaleFacts } from './store-sale-facts.ts';
import { cautionIn } from './words.ts';

export interface ContactAsk {
  readonly channel: Channel;
  readonly purpose: Purpose;
  /** The address or number to be used, in any spelling. */
  readonly contactPoint: string;
  readonly addressee: Addressee;
  readonly relation: Relation;
  /** Every other contact point known of the same person: an objection or withdrawal there counts here too. */
  readonly otherPoints?: readonly { readonly channel: Channel; readonly contactPoint: string }[];
  readonly userStarted?: boolean;
  /** What the sender knows not to hold of this very message. It can only close: the facts themselves are those recorded for the address. */
  readonly s73?: Partial<SimilarGoods>;
}

export type Caution = 'consent-unused-24-months' | 'contact-point-unreadable';

export interface ContactDecision {
  readonly decision: Decision;
  readonly rule: string;
  readonly basis: string;
  readonly duties: readonly { readonly code: string; readonly text: string }[];
  /** Why, in the language asked for. */
  readonly text: string;
  readonly cautions: readonly Caution[];
  readonly consent: Consent;
  readonly objection: Objection;
  /** The consent that this rests on: whoever makes the contact records its use (`recordConsentUse`). */
  readonly consentId: string | null;
  /** Which table of law answered. */
  readonly table: string;
}

type Asking = Pick<App, 'secrets' | 'clock'>;

/**
 * May this contact be made? The one question that everybody asks before a contact, and again at the moment of sending, in the transaction
 * that sends. Unknown is forbidden; nothing but new facts changes a `forbidden`.
 */
export async function mayContact(app: Asking, db: Db, ask: ContactAsk, language: Language): Promise<ContactDecision> {
  const [decision] = await mayContactAll(app, db, [ask], language);
  if (decision === undefined) throw new Error('one question has one answer');
  return decision;
}

/** The same for thousands at once, in three queries and one more where sale facts count; answers in the order of the questions. */
export async function mayContactAll(
  app: Asking,
  db: Db,
  asks: readonly ContactAsk[],
  language: Language,
): Promise<readonly ContactDecision[]> {
  const keyed = asks.map((ask) => ({
    ask,
    own: contactKey(app, ask.channel, ask.contactPoint),
    others: (ask.otherPoints ?? [])
      .map((point) => contactKey(app, point.channel, point.contactPoint))
      .filter((key) => key !== null),
  }));
  const keys = new Map<string, Buffer>();
  for (const { own, others } of keyed) {
    for (const key of own === null ? others : [own, ...others]) keys.set(key.toString('hex'), key);
  }
  const all = [...keys.values()];
  const consents = Map.groupBy(await findConsents(db, all), (row) => row.key);
  const objections = Map.groupBy(
    [...(await findObjections(db, all)), ...(await findRestrictions(db, all))],
    (row) => row.key,
  );
  const sold = await findSaleFacts(
    db,
    keyed.flatMap(({ ask, own }) => (own !== null && needsSaleFacts(ask) ? [own] : [])),
  );
  const now = app.clock.now();
  return keyed.map(({ ask, own, others }) => {
    if (own === null) return unreadable(language);
    const elsewhere = others.map((key) => key.toString('hex')).filter((key) => key !== own.toString('hex'));
    const ownKey = own.toString('hex');
    const rows = (of: readonly string[]): StoredConsent[] => of.flatMap((key) => consents.get(key) ?? []);
    const consent = consentState(rows([ownKey]), rows(elsewhere), { ...ask, now });
    const objection = strictest(
      [ownKey, ...elsewhere].flatMap((key) => objections.get(key) ?? []),
      ask.channel,
    );
    return answer({ ...ask, s73: narrowed(similarGoods(sold.get(ownKey)), ask.s73) }, consent, objection, language);
  });
}

// Asked for few contacts: only there can § 7(3) UWG open anything.
function needsSaleFacts({ channel, purpose }: ContactAsk): boolean {
  return channel === 'email' && purpose === 'marketing_similar';
}

function narrowed(recorded: SimilarGoods, said: Partial<SimilarGoods> = {}): SimilarGoods {
  return {
    addressFromSale: recorded.addressFromSale && said.addressFromSale !== false,
    ownSimilar: recorded.ownSimilar && said.ownSimilar !== false,
    noticeAtCollection: recorded.noticeAtCollection && said.noticeAtCollection !== false,
    noticeEachUse: recorded.noticeEachUse && said.noticeEachUse !== false,
  };
}

function strictest(objections: readonly ActiveObjection[], channel: Channel): Objection {
  if (objections.some((objection) => objection.scope === 'all_marketing')) return 'all_marketing';
  return objections.some((objection) => covers(objection.scope, channel)) ? 'channel' : 'none';
}

// Whoever does not want to be called by people does not want to be called by a machine.
function covers(scope: ActiveObjection['scope'], channel: Channel): boolean {
  return scope === channel || (scope === 'phone_human' && channel === 'phone_auto');
}

function answer(ask: ContactAsk, consent: ConsentState, objection: Objection, language: Language): ContactDecision {
  const { channel, purpose, addressee, relation, userStarted, s73 } = ask;
  const question = { channel, purpose, addressee, relation, userStarted, s73, objection };
  const decided = decideContact({ ...question, consent: consent.state }, germany202611);
  // A consent that lay unused for 24 months no longer opens a door by itself; one that opens without it stays open.
  const unaided = decideContact({ ...question, consent: 'undocumented' }, germany202611);
  const stale = consent.stale && decided.decision === 'allowed' && compareStrictness(unaided.decision, 'allowed') > 0;
  const cautions: Caution[] = stale ? ['consent-unused-24-months'] : [];
  return {
    decision: stale ? 'needs_human' : decided.decision,
    rule: decided.rule,
    basis: decided.basis,
    duties: decided.duties.map((code) => ({ code, text: dutyIn(code, language) })),
    text: [reasonIn(decided, language), ...cautions.map((caution) => cautionIn(caution, language))].join(' '),
    cautions,
    consent: consent.state,
    objection,
    consentId: consent.consentId,
    table: germany202611.version,
  };
}

function unreadable(language: Language): ContactDecision {
  const { decision, rule, basis } = germany202611.unreadable;
  return {
    decision,
    rule,
    basis,
    duties: [],
    text: cautionIn('contact-point-unreadable', language),
    cautions: ['contact-point-unreadable'],
    consent: 'none',
    objection: 'none',
    consentId: null,
    table: germany202611.version,
  };
}
