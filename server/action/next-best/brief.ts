import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { sees } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { briefedCompany, lastContacts, openPoints, peopleOf } from './store-briefing.ts';

/** What to know before the contact: numbers, the last five contacts, what is open, who else is there. */
export async function brief(
  app: App,
  actor: Actor,
  { companyId, personId }: { readonly companyId: string; readonly personId?: string | undefined },
) {
  const company = await briefedCompany(app.db, companyId, personId ?? null);
  if (!company || !sees(actor, company)) fail('not-found', { kind: 'company' });
  const [contacts, points, people] = await Promise.all([
    lastContacts(app.db, companyId),
    openPoints(app.db, companyId),
    peopleOf(app.db, companyId),
  ]);
  return {
    phone: company.phone,
    mobile: company.mobile,
    email: company.email,
    lastContacts: contacts.map(({ at, ...contact }) => ({ ...contact, at: at.toISOString() })),
    openPoints: [...points],
    people: [...people],
    orders: { count: company.orderCount, lastOn: company.lastOrderOn, revenue12mCents: company.revenueCents },
  };
}
