import type { ShownResearch, ShownResearchRow } from '#contract/intake/research.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { mayApprove, problemText, RESEARCHED } from '../sources/index.ts';
import { oneResearch } from './manage-research.ts';
import { countFindings, listHosts, listResearch, listRows, type Research, type ResearchRow } from './store.ts';
import { refusalOf, sheetOf, tableOf } from './table.ts';
import { researchedLabel } from './words.ts';

function shown(one: Research, actor: Actor): ShownResearch {
  const rights: ShownResearch['may'] = [];
  if (mayApprove(actor)) rights.push('approve');
  if (may(actor, 'import.run')) rights.push('stop', 'remove');
  if (may(actor, 'export.run')) rights.push('export');
  return {
    id: one.id,
    fileName: one.file_name,
    headings: [...one.headings],
    siteColumn: one.site_column,
    state: one.state,
    rows: one.rows,
    approved: one.approved,
    visited: one.visited,
    failed: one.failed,
    createdByName: one.created_by_name,
    createdAt: one.created_at.toISOString(),
    approvedByName: one.approved_by_name,
    askModel: one.asks_model,
    finishedAt: one.finished_at?.toISOString() ?? null,
    may: rights,
  };
}

export async function showLists(app: App, actor: Actor) {
  return { lists: (await listResearch(app.db)).map((one) => shown(one, actor)), mayAdd: may(actor, 'import.run') };
}

/** @throws Failure `not-found` */
export async function showResearch(app: App, actor: Actor, id: string) {
  const one = await oneResearch(app, id);
  const counts = new Map((await countFindings(app.db, id)).map((count) => [count.field, count]));
  return {
    research: shown(one, actor),
    fields: RESEARCHED.map((name) => ({
      name,
      label: researchedLabel(name, actor.language),
      found: counts.get(name)?.found ?? 0,
      contradictory: counts.get(name)?.contradictory ?? 0,
    })),
    hosts: await listHosts(app.db, id),
  };
}

const shownRow = (row: ResearchRow, actor: Actor): ShownResearchRow => ({
  row: row.row_no,
  cells: [...row.cells],
  site: row.site,
  host: row.host,
  approved: row.approved,
  visited: row.result !== null,
  problem: row.result?.problem ? problemText(row.result.problem, actor.language) : null,
  notice: row.result?.refusal ? refusalOf(row.result, actor.language) : null,
  findings:
    row.result === null || row.result.problem !== null
      ? []
      : RESEARCHED.map((field) => {
          const { state, values, confidence, snippet, url, isProposed } = row.result?.findings[field] ?? {
            state: 'missing' as const,
            values: [],
            confidence: null,
            snippet: null,
            url: null,
            isProposed: false,
          };
          return { field, state, values: [...values], confidence, snippet, url, isProposed: isProposed ?? false };
        }),
});

/** @throws Failure `not-found` */
export async function showRows(
  app: App,
  actor: Actor,
  ask: { readonly id: string; readonly after: number; readonly limit: number },
) {
  await oneResearch(app, ask.id);
  const rows = await listRows(app.db, ask.id, ask);
  return {
    rows: rows.map((row) => shownRow(row, actor)),
    next: rows.length === ask.limit ? (rows.at(-1)?.row_no ?? null) : null,
  };
}

/** The whole table as a spreadsheet, beside each value its state and proof. @throws Failure `not-found` */
export async function exportResearch(
  app: App,
  actor: Actor,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const one = await oneResearch(app, id);
  const rows = await listRows(app.db, id, { after: 0, limit: 5000 });
  const table = tableOf(
    one.headings,
    rows.map((row) => row.cells),
    rows.map((row) => row.result),
    actor.language,
  );
  await app.db.transaction().execute((tx) =>
    audit(app, tx, {
      actor,
      action: 'research.exported',
      subject: { kind: 'research', id },
      facts: { rows: rows.length },
    }),
  );
  return { name: `${one.file_name.replace(/\.[^.]*$/, '')}-recherche.xlsx`, bytes: await sheetOf(table) };
}
