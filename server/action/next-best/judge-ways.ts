import type { Channel, Purpose, Relation } from '#engines/contact-law/index.ts';
import type { Situation } from '#engines/scoring/index.ts';
import { type ContactAsk, type ContactDecision, mayContactAll } from '#server/oversight/consent/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { knownPoints } from '#server/records/identity/index.ts';
import type { Account, ContactPerson } from './store-subjects.ts';

/** Channels that a person can use from the list; in this order where the law treats them alike. */
export const listChannels = ['phone_human', 'email', 'post'] as const satisfies readonly Channel[];
export type ListChannel = (typeof listChannels)[number];

/**
 * What the contact is for, in the words of the law. A promised call-back, a quote and an open deal answer what somebody asked for; where
 * no inquiry is recorded the law then asks a person to judge (R05). Everything else is advertising: unknown never helps.
 */
export function purposeOf(situation: Situation, relation: Relation, taskKind: string | null = null): Purpose {
  switch (situation) {
    case 'callback':
    case 'deal':
    case 'quote':
      return 'answer_inquiry';
    case 'order_rhythm':
    case 'falling':
      return 'marketing_similar';
    // They never had this product: whether it is similar to what they bought is for a person to say, not for us.
    case 'cross_sell':
      return 'marketing_other';
    case 'task':
      if (relation === 'inquiry') return 'answer_inquiry';
      if (taskKind === 'follow_up') return relation === 'customer' ? 'marketing_similar' : 'marketing_other';
      return relation === 'customer' ? 'contract' : 'marketing_other';
    case 'lead':
      return relation === 'inquiry' ? 'answer_inquiry' : 'marketing_other';
    case 'untouched':
      return relation === 'customer' ? 'marketing_similar' : 'marketing_other';
  }
}

export function isAdvertising(purpose: Purpose): boolean {
  return purpose === 'marketing_similar' || purpose === 'marketing_other' || purpose === 'survey';
}

/** Their own number or address; the company's where they have none. */
export function addressFor(channel: ListChannel, account: Account, person: ContactPerson | null): string | null {
  if (channel === 'post') return account.postAddress;
  if (channel === 'email') return person?.email ?? account.email;
  return person?.mobile ?? person?.phone ?? account.phone;
}

export interface Way {
  readonly channel: ListChannel;
  readonly address: string;
  readonly decision: ContactDecision;
}

export interface WayQuestion {
  readonly account: Account;
  readonly person: ContactPerson | null;
  readonly purpose: Purpose;
}

function pointsOf(account: Account, person: ContactPerson | null): NonNullable<ContactAsk['otherPoints']> {
  const own: [Channel, string | null | undefined][] =
    person === null
      ? [
          ['phone_human', account.phone],
          ['email', account.email],
          ['post', account.postAddress],
        ]
      : [
          ['phone_human', person.mobile],
          ['phone_human', person.phone],
          ['email', person.email],
        ];
  return own.flatMap(([channel, contactPoint]) => (contactPoint ? [{ channel, contactPoint }] : []));
}

/** The gate, asked for many subjects at once: every way that has an address, with the law's answer. */
export async function judgeWays(
  app: App,
  db: Db,
  questions: readonly WayQuestion[],
  language: 'de' | 'en',
): Promise<readonly (readonly Way[])[]> {
  // What a merged record brought along, or an older source said, is a contact point of the same person: the strictest word counts.
  const known = await knownPoints(db, [...new Set(questions.map(({ account, person }) => person?.id ?? account.id))]);
  const earlier = (id: string) =>
    (known.get(id) ?? []).map(({ channel, point }) => ({
      channel: channel === 'email' ? ('email' as const) : ('phone_human' as const),
      contactPoint: point,
    }));
  const asked = questions.flatMap(({ account, person, purpose }, index) =>
    listChannels.flatMap((channel) => {
      const contactPoint = addressFor(channel, account, person);
      if (contactPoint === null) return [];
      const addressee = account.knownBusiness ? ('business' as const) : ('unknown' as const);
      const otherPoints = [...pointsOf(account, person), ...earlier(person?.id ?? account.id)];
      return [
        {
          index,
          channel,
          ask: {
            channel,
            purpose,
            contactPoint,
            addressee,
            relation: account.relation,
            otherPoints,
          } satisfies ContactAsk,
        },
      ];
    }),
  );
  const decisions = await mayContactAll(
    app,
    db,
    asked.map(({ ask }) => ask),
    language,
  );
  const ways = questions.map((): Way[] => []);
  for (const [place, { index, channel, ask }] of asked.entries()) {
    ways[index]!.push({ channel, address: ask.contactPoint, decision: decisions[place]! });
  }
  return ways;
}

const rank = { allowed: 0, needs_human: 1, forbidden: 2 } as const;

export function bestFirst(ways: readonly Way[]): readonly Way[] {
  return ways.toSorted(
    (a, b) =>
      rank[a.decision.decision] - rank[b.decision.decision] ||
      listChannels.indexOf(a.channel) - listChannels.indexOf(b.channel),
  );
}

export function reachOf(ways: readonly Way[]): 'allowed' | 'needs_human' | 'post_only' | 'none' {
  const open = ways.filter(({ decision }) => decision.decision !== 'forbidden');
  if (open.length === 0) return 'none';
  if (open.every(({ channel }) => channel === 'post')) return 'post_only';
  return open.some(({ channel, decision }) => channel !== 'post' && decision.decision === 'allowed')
    ? 'allowed'
    : 'needs_human';
}
