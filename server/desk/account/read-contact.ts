import type { AccountContact } from '#contract/desk/account.ts';
import { findAccounts } from '#server/action/next-best/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { readRecord } from '#server/records/editing/index.ts';
import { findOrders } from './store.ts';

/**
 * Every way to reach a company or person, as the list of the day would use it, and what contact law asks about them. The same spelling
 * matters: a postal address written otherwise would be another contact point, and an objection on it would not meet this one.
 *
 * @throws Failure `not-found`
 */
export async function readContact(
  app: App,
  actor: Actor,
  { kind, id }: { readonly kind: 'company' | 'person'; readonly id: string },
): Promise<AccountContact> {
  const record = await readRecord(app, actor, kind, id);
  const employer = record['company_id'];
  const companyId = kind === 'company' ? id : typeof employer === 'string' ? employer : null;
  const account = companyId === null ? undefined : (await findAccounts(app.db, [companyId])).get(companyId);
  const text = (field: string) => (typeof record[field] === 'string' ? record[field] : null);
  const ways =
    kind === 'company'
      ? [
          ['email', account?.email],
          ['phone_human', account?.phone],
          ['post', account?.postAddress],
        ]
      : [
          ['email', text('email')],
          ['phone_human', text('mobile')],
          ['phone_human', text('phone') === text('mobile') ? null : text('phone')],
        ];
  return {
    points: ways.flatMap(([channel, contactPoint]) =>
      contactPoint ? [{ channel: channel as AccountContact['points'][number]['channel'], contactPoint }] : [],
    ),
    addressee: account?.knownBusiness ? 'business' : 'unknown',
    relation: account?.relation ?? 'none',
    orders:
      companyId === null
        ? []
        : [...(await findOrders(app.db, companyId))].map(({ id: orderId, number, on }) => ({
            id: orderId,
            number,
            on,
          })),
  };
}
