import { z } from 'zod';
import type { ContactDecision } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Db } from '#server/platform/db/index.ts';
import { defineSetting } from '#server/platform/settings/index.ts';
import { contactsSince, insertTouch, undoTouch } from './store.ts';

/** How much contact a person and an account bear in 30 days, all channels together. */
export const contactLimits = defineSetting({
  key: 'contact.limits',
  schema: z.object({ person: z.number().int().min(1).max(100), account: z.number().int().min(1).max(500) }),
  standard: { person: 4, account: 8 },
  right: 'policy.edit',
});

const WINDOW = 30 * 86_400_000;

export interface ContactCounts {
  account(companyId: string): number;
  person(companyId: string, personId: string | null): number;
}

/** Contacts of the 30 days before `now`, of many companies and their people at once. */
export async function countContacts(db: Db, companyIds: readonly string[], now: Date): Promise<ContactCounts> {
  const rows = await contactsSince(db, companyIds, new Date(now.getTime() - WINDOW));
  const byCompany = Map.groupBy(rows, (row) => row.companyId);
  const sum = (of: readonly { readonly count: number }[]): number => of.reduce((total, { count }) => total + count, 0);
  return {
    account: (companyId) => sum(byCompany.get(companyId) ?? []),
    person: (companyId, personId) =>
      personId === null ? 0 : sum((byCompany.get(companyId) ?? []).filter((row) => row.personId === personId)),
  };
}

export interface TouchInput {
  readonly companyId: string;
  readonly personId: string | null;
  readonly channel: string;
  readonly purpose: string;
  readonly decision: Pick<ContactDecision, 'decision' | 'rule'>;
  readonly groundNote: string | null;
  readonly outcome: string;
  readonly at: Date;
  readonly activityId: string | null;
}

/** Writes a contact down with the rule of law that it rests on. Ask the gate first, in the same transaction. */
export async function recordTouch(tx: Db, actor: Actor, { decision, ...touch }: TouchInput): Promise<string> {
  return insertTouch(tx, {
    ...touch,
    ground: decision.rule,
    decision: decision.decision,
    byId: actor.id,
    byName: actor.name,
  });
}

export async function takeBackTouch(tx: Db, actor: Actor, touchId: string, at: Date): Promise<void> {
  await undoTouch(tx, touchId, actor.id, at);
}
