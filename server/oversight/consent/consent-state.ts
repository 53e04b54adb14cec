import type { Channel, Consent, Purpose } from '#engines/contact-law/index.ts';

/** One consent row as far as its state needs it. */
export interface ConsentFact {
  readonly id: string;
  readonly kind: 'given' | 'presumed' | 'withdrawn';
  readonly channel: Channel;
  readonly purposes: readonly string[];
  readonly documented: boolean;
  /** null: nobody knows when; such a consent is never documented. */
  readonly at: Date | null;
  readonly recordedAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface ConsentState {
  readonly state: Consent;
  /** The row that the state rests on; a send records its use there. */
  readonly consentId: string | null;
  /** Neither given nor used within 24 months. */
  readonly stale: boolean;
}

const none: ConsentState = { state: 'none', consentId: null, stale: false };
const monthsUntilStale = 24;

/**
 * What consent there is for one contact point, channel and purpose.
 *
 * A withdrawal holds until somebody agrees again *later*: a list of old consents imported afterwards does not bring one back, nor does a
 * consent without a date. `elsewhere` are rows of the same person's other contact points: their withdrawals count, their consents do not.
 */
export function consentState(
  own: readonly ConsentFact[],
  elsewhere: readonly ConsentFact[],
  ask: { readonly channel: Channel; readonly purpose: Purpose; readonly now: Date },
): ConsentState {
  const concerns = (fact: ConsentFact) => fact.channel === ask.channel && fits(fact, ask.purpose);
  const facts = own.filter(concerns);
  const withdrawals = [...facts, ...elsewhere.filter(concerns)].filter((fact) => fact.kind === 'withdrawn');
  const withdrawnAt = Math.max(...withdrawals.map(moment), Number.NEGATIVE_INFINITY);
  const documented = newest(
    facts.filter((fact) => fact.kind === 'given' && fact.documented && fact.at !== null && moment(fact) > withdrawnAt),
  );
  if (documented !== undefined) {
    const lastUsed = Math.max(moment(documented), documented.lastUsedAt?.getTime() ?? Number.NEGATIVE_INFINITY);
    return { state: 'express_documented', consentId: documented.id, stale: lastUsed < monthsBefore(ask.now) };
  }
  const withdrawal = newest(withdrawals);
  if (withdrawal !== undefined) return { state: 'withdrawn', consentId: withdrawal.id, stale: false };
  const presumed = newest(facts.filter((fact) => fact.kind === 'presumed'));
  if (presumed !== undefined) return { state: 'presumed_facts', consentId: presumed.id, stale: false };
  const given = newest(facts.filter((fact) => fact.kind === 'given'));
  return given === undefined ? none : { state: 'undocumented', consentId: given.id, stale: false };
}

/** Asking for a consent again concerns every purpose that was once withdrawn; serving purposes rest on no consent. */
function fits(fact: ConsentFact, purpose: Purpose): boolean {
  return purpose === 'doi_request' ? fact.kind === 'withdrawn' : fact.purposes.includes(purpose);
}

function moment(fact: ConsentFact): number {
  return (fact.at ?? fact.recordedAt).getTime();
}

function newest(facts: readonly ConsentFact[]): ConsentFact | undefined {
  return facts.reduce<ConsentFact | undefined>(
    (best, fact) => (best && moment(best) >= moment(fact) ? best : fact),
    undefined,
  );
}

function monthsBefore(now: Date): number {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - monthsUntilStale);
  return limit.getTime();
}
