import type { SimilarGoods } from '#engines/contact-law/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { contactKey, normaliseContactPoint } from './contact-point.ts';
import { insertSaleFact, readSaleFact, type SaleFacts } from './store-sale-facts.ts';
import { consentFaultIn } from './words.ts';

export interface SaleFactInput extends SaleFacts {
  /** A mail address; § 7(3) UWG opens electronic mail only. */
  readonly contactPoint: string;
  readonly orderId?: string | undefined;
  readonly note?: string | undefined;
}

/** The four facts as the law asks for them: each holds only where something was recorded that shows it. */
export function similarGoods(facts: SaleFacts | undefined): SimilarGoods {
  return {
    addressFromSale: facts !== undefined && facts.sale !== null && facts.soldOn !== null,
    ownSimilar: facts !== undefined && facts.goods !== null,
    noticeAtCollection: facts !== undefined && facts.collectionNotice !== null,
    noticeEachUse: facts !== undefined && facts.eachUseNotice !== null,
  };
}

/**
 * Records what shows that § 7(3) UWG holds for a mail address; it replaces what was recorded before.
 *
 * @throws Failure `invalid-input` with the reason in words; nothing is recorded then
 */
export async function recordSaleFacts(app: App, actor: Actor, input: SaleFactInput): Promise<{ readonly id: string }> {
  const key = contactKey(app, 'email', input.contactPoint);
  const refuse = (code: Parameters<typeof consentFaultIn>[0]) =>
    fail('invalid-input', { reason: code, text: consentFaultIn(code, actor.language) });
  if (key === null) return refuse('contact-point-unreadable');
  const text = (value: string | null) => value?.trim() || null;
  const facts: SaleFacts = {
    sale: text(input.sale),
    soldOn: input.soldOn,
    goods: text(input.goods),
    collectionNotice: text(input.collectionNotice),
    eachUseNotice: text(input.eachUseNotice),
  };
  if ((facts.sale === null) !== (facts.soldOn === null)) return refuse('sale-without-day');
  if (facts.soldOn !== null && Date.parse(facts.soldOn) > app.clock.now().getTime()) return refuse('in-the-future');
  const shown = similarGoods(facts);
  if (!Object.values(shown).some(Boolean)) return refuse('nothing-shown');
  const note = text(input.note ?? null);
  const proof = { ...(input.orderId !== undefined && { order: input.orderId }), ...(note !== null && { note }) };
  return app.db.transaction().execute(async (tx) => {
    const contactPoint = normaliseContactPoint('email', input.contactPoint);
    const row = { ...facts, contactKey: key, contactPoint, retracts: null, proof };
    const id = await insertSaleFact(tx, row, { id: actor.id, name: actor.name, at: app.clock.now() });
    await audit(app, tx, {
      actor,
      action: 'sale-facts.recorded',
      subject: { kind: 'sale_fact', id },
      facts: { ...shown, soldOn: facts.soldOn },
    });
    return { id };
  });
}

/** Strikes out what was recorded by mistake; it stays readable, and what was recorded before holds again. */
export async function retractSaleFacts(
  app: App,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const row = await readSaleFact(tx, input.id);
    if (row === null) return fail('not-found', { kind: 'sale-facts' });
    if (row.kind === 'retracted' || row.struckOut) fail('conflict', { reason: 'struck-out' });
    const nothing = { sale: null, soldOn: null, goods: null, collectionNotice: null, eachUseNotice: null };
    await insertSaleFact(
      tx,
      { ...nothing, contactKey: row.contactKey, contactPoint: null, retracts: row.id, proof: { note: input.reason } },
      { id: actor.id, name: actor.name, at: app.clock.now() },
    );
    await audit(app, tx, {
      actor,
      action: 'sale-facts.retracted',
      subject: { kind: 'sale_fact', id: row.id },
      facts: { reasonGiven: true },
    });
  });
}
