import type { Db } from '#server/platform/db/index.ts';
import { companyNameParts, type Decision } from '../matching/index.ts';
import type { Prepared } from './decide-subjects.ts';
import { anyDeleted, type DeletedCompany, findDeleted } from './store-deleted.ts';

export interface HeldBack {
  readonly prepared: readonly Prepared[];
  readonly decisions: readonly Decision[];
  readonly gone: readonly (Omit<DeletedCompany, 'at'> & { readonly observation: number })[];
}

/**
 * A row that would make a company anew which somebody has deleted makes none: a list is no reason to undo what a person did. The row is noted
 * as not taken over, and a proposal asks whether the company shall come back. What a person types is left alone.
 */
export async function holdBackDeleted(
  tx: Db,
  prepared: readonly Prepared[],
  decisions: readonly Decision[],
): Promise<HeldBack> {
  const open = prepared.flatMap((one, at) => {
    const { hint, byPerson } = one.observation;
    return decisions[at]?.verdict === 'new' && hint.recordId === undefined && !byPerson ? [at] : [];
  });
  if (open.length === 0 || !(await anyDeleted(tx))) return { prepared, decisions, gone: [] };
  const found = await findDeleted(
    tx,
    open.map((at) => traitsOf(prepared[at])),
  );
  if (found.length === 0) return { prepared, decisions, gone: [] };
  const byRow = new Map(found.map((one) => [open[one.at], one]));
  const byRecord = new Map<string, DeletedCompany>();
  for (const [at, one] of byRow) {
    const decision = at === undefined ? undefined : decisions[at];
    if (decision?.verdict === 'new') byRecord.set(decision.recordId, one);
  }
  // A later row of the same company was matched with the one that is not made now.
  const goneFor = (at: number): DeletedCompany | undefined => {
    const decision = decisions[at];
    return decision === undefined || decision.verdict === 'nobody' ? undefined : byRecord.get(decision.recordId);
  };
  return {
    prepared: prepared.map((one, at) => {
      const gone = goneFor(at);
      if (gone === undefined) return one;
      const facts = { name: gone.name, on: gone.deletedOn, by: gone.deletedBy };
      return { ...one, heldBack: { code: 'company-deleted', facts } };
    }),
    decisions: decisions.map((one, at) => (goneFor(at) === undefined ? one : { verdict: 'nobody' })),
    gone: prepared.flatMap((one, at) => {
      const gone = goneFor(at);
      return gone === undefined ? [] : [{ ...gone, observation: one.observation.id }];
    }),
  };
}

function traitsOf(one: Prepared | undefined) {
  const text = (field: string): string | null => {
    const value = one?.claims[field]?.value;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    name_key: companyNameParts(text('name') ?? '').key,
    postal_code: text('postal_code'),
    city: text('city'),
    vat_id: text('vat_id'),
    customer_number: text('customer_number'),
  };
}
