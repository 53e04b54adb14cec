import { reasonWords, suggestionWords } from '#engines/cross-selling/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { anyOrder } from '../silence/index.ts';
import {
  bestOfEach,
  bestSuggestions,
  findCheck,
  type StoredCheck,
  type StoredSuggestion,
  suggestionsOf,
} from './store.ts';

/** The best suggestion of each customer; none where suggestions were shown to be no better than naming what is popular. */
export async function listSuggestions(
  app: App,
  actor: Actor,
  asked: { readonly mine: boolean; readonly limit: number },
) {
  const check = await findCheck(app.db);
  const state = stateOf(check);
  const rows = state.used ? await bestSuggestions(app.db, actor, asked) : [];
  return {
    ...state,
    customers: check?.customers ?? 0,
    computing: check === undefined && (await anyOrder(app.db)),
    rows: rows.map((row) => ({
      ...shapeOf(row, check, actor),
      companyId: row.companyId,
      company: row.company,
      owner: row.owner,
    })),
  };
}

/** @throws Failure `not-found` */
export async function suggestionsForCompany(app: App, actor: Actor, id: string) {
  const rows = (await suggestionsOf(app.db, actor, id)) ?? fail('not-found', { kind: 'company' });
  const check = await findCheck(app.db);
  const state = stateOf(check);
  return { ...state, rows: state.used ? rows.map((row) => shapeOf(row, check, actor)) : [] };
}

/** The best suggestion of each of these companies, as a sentence; none where suggestions were shown to be no better than naming what is popular. */
export async function bestSuggestionOfEach(db: Db, companyIds: readonly string[], language: 'de' | 'en') {
  const check = await findCheck(db);
  if (!stateOf(check).used) return [];
  const rows = await bestOfEach(db, companyIds);
  // A reason that holds for fewer than have it anyway convinces nobody.
  const speaks = (row: StoredSuggestion): boolean =>
    check === undefined || row.becauseAfter * check.population > row.buyers * row.becauseBuyers;
  return rows.filter(speaks).map((row) => {
    const because = { buyers: row.becauseBuyers, after: row.becauseAfter };
    const text = suggestionWords(because, { own: row.because, suggested: row.name })[language];
    return { companyId: row.companyId, text };
  });
}

function stateOf(check: StoredCheck | undefined) {
  return {
    checked: check?.checked ?? null,
    used: check?.checked?.better !== false,
    computedAt: check?.computedAt.toISOString() ?? null,
  };
}

function shapeOf(row: StoredSuggestion, check: StoredCheck | undefined, { language }: Pick<Actor, 'language'>) {
  const { productId, product, name, chance, lineCents, marginCents, because } = row;
  const reason = reasonWords(
    { because: { product: 0, buyers: row.becauseBuyers, after: row.becauseAfter } },
    { own: because, suggested: name },
    { buyers: row.buyers, customers: check?.population ?? row.buyers },
  );
  return { productId, product, name, chance, lineCents, marginCents, because, reason: reason[language] };
}
