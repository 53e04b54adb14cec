import type { Permission } from '#engines/column-mapping/index.ts';
import { advertisingPurposes, recordConsents, recordObjections } from '#server/oversight/consent/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type Observed, type Outcome, recordObservations } from '../observations/index.ts';
import type { ReadBatch } from '../sheets/index.ts';
import type { RowReason, RowResult, StoredImport, Verdict } from './store.ts';

type ReadRow = ReadBatch['rows'][number];
/** Observations of one call share an index; records' statements are tuned to about a thousand. */
const MOST_OBSERVATIONS = 1_000;
const MAIN: Readonly<Record<string, string>> = {
  companies: 'company',
  people: 'person',
  deals: 'deal',
  orders: 'order',
  quotes: 'quote',
  activities: 'activity',
  products: 'product',
};

/** Records what rows say, in the caller's transaction, and answers what became of each row. */
export async function takeRows(app: App, tx: Db, one: StoredImport, rows: readonly ReadRow[]): Promise<RowResult[]> {
  const permissionsOnly = one.kind === 'consents' || one.kind === 'objections';
  const outcomes = permissionsOnly ? [] : await recordSubjects(app, tx, one, rows);
  const byRow = new Map<number, Outcome[]>();
  for (const outcome of outcomes) byRow.set(outcome.rowNo ?? 0, [...(byRow.get(outcome.rowNo ?? 0) ?? []), outcome]);
  const permissions = await recordPermissions(app, tx, one, rows);
  return rows.flatMap((row): RowResult[] => {
    const own = byRow.get(row.rowNo) ?? [];
    const told = permissions.get(row.rowNo);
    const refused = row.reading.faults.some((fault) => fault.row);
    // Rows that only add lines or notes to an order above are no rows of their own; a row played again has no outcome.
    if (!refused && own.length === 0 && told === undefined && row.reading.faults.length === 0) return [];
    return [resultOf(one, row, own, told, permissionsOnly)];
  });
}

async function recordSubjects(app: App, tx: Db, one: StoredImport, rows: readonly ReadRow[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let batch: Observed[] = [];
  const send = async () => {
    if (batch.length > 0)
      outcomes.push(
        ...(await recordObservations(app, tx, one.options.actor, {
          source: { id: `import:${one.id}`, kind: 'file', label: one.file_name },
          observations: batch,
          importId: one.id,
          example: one.example,
        })),
      );
    batch = [];
  };
  for (const row of rows) {
    const { subjects } = row.reading;
    if (batch.length + subjects.length > MOST_OBSERVATIONS) await send();
    const at = new Map(subjects.map((subject, index) => [subject.part, batch.length + index]));
    for (const subject of subjects) {
      const company = subject.company === undefined ? undefined : at.get(subject.company);
      const person = subject.person === undefined ? undefined : at.get(subject.person);
      batch.push({
        kind: subject.kind,
        fields: subject.fields,
        rowNo: row.rowNo,
        part: subject.part,
        hint: { ...(company === undefined ? {} : { company }), ...(person === undefined ? {} : { person }) },
      });
    }
  }
  await send();
  return outcomes;
}

type Told = { readonly verdict: Verdict; readonly reasons: readonly RowReason[] };

async function recordPermissions(
  app: App,
  tx: Db,
  one: StoredImport,
  rows: readonly ReadRow[],
): Promise<Map<number, Told>> {
  const all = rows.flatMap((row) => row.reading.permissions.map((permission) => ({ row: row.rowNo, permission })));
  const given = all.filter(({ permission }) => permission.kind === 'given');
  const against = all.filter(({ permission }) => permission.kind === 'objection');
  const told = new Map<number, Told>();
  const note = (row: number, result: 'recorded' | 'known' | 'faulty', code: string | null) => {
    const verdict: Verdict = result === 'recorded' ? 'new' : result === 'known' ? 'unchanged' : 'faulty';
    const before = told.get(row);
    const reasons = [...(before?.reasons ?? []), ...(code ? [{ code, facts: {}, column: null }] : [])];
    told.set(row, { verdict: worse(before?.verdict, verdict), reasons });
  };
  const { actor } = one.options;
  const consents =
    given.length === 0
      ? []
      : await recordConsents(
          app,
          actor,
          tx,
          given.map(({ permission }) => ({
            kind: 'given' as const,
            channel: permission.channel,
            contactPoint: permission.point,
            purposes: advertisingPurposes,
            source: 'import' as const,
            at: moment(permission),
            wording: permission.wording,
            proof: permission.proof,
            importId: one.id,
          })),
        );
  const objections =
    against.length === 0
      ? []
      : await recordObjections(
          app,
          actor,
          tx,
          against.map(({ permission }) => ({
            channel: permission.channel,
            contactPoint: permission.point,
            scope: permission.scope,
            source: 'import',
            at: moment(permission),
            note: one.file_name,
          })),
        );
  for (const [at, answer] of consents.entries())
    note(
      given[at]?.row ?? 0,
      answer.result,
      answer.result === 'faulty'
        ? answer.code
        : answer.result === 'recorded' && !answer.documented
          ? 'consent-undocumented'
          : null,
    );
  for (const [at, answer] of objections.entries())
    note(against[at]?.row ?? 0, answer.result, answer.result === 'faulty' ? answer.code : null);
  return told;
}

const moment = (permission: Permission) => (permission.at === null ? null : new Date(permission.at));
const RANK: readonly Verdict[] = ['unchanged', 'updated', 'new', 'doubtful', 'faulty'];

function worse(one: Verdict | undefined, other: Verdict): Verdict {
  return one === undefined || RANK.indexOf(other) > RANK.indexOf(one) ? other : one;
}

function resultOf(
  one: StoredImport,
  row: ReadRow,
  outcomes: readonly Outcome[],
  told: Told | undefined,
  permissionsOnly: boolean,
): RowResult {
  const { mapping } = one;
  const columnOf = (heading: string | null) =>
    mapping.columns.find((column) => column.heading === heading)?.column ?? null;
  const main = outcomes.find((outcome) => outcome.kind === MAIN[one.kind]) ?? outcomes[0];
  const reasons: RowReason[] = [
    ...row.reading.faults.map((fault) => ({ code: fault.code, facts: {}, column: columnOf(fault.column) })),
    ...outcomes.flatMap((outcome) => outcome.reasons.map((reason) => ({ ...reason, column: null }))),
    ...(told?.reasons ?? []),
  ];
  const refused = row.reading.faults.some((fault) => fault.row);
  let verdict: Verdict = permissionsOnly ? (told?.verdict ?? 'faulty') : 'unchanged';
  for (const outcome of outcomes) {
    // A contact that could not be taken over is a note; the company of the row stands all the same.
    if (outcome.verdict !== 'faulty' || outcome === main) verdict = worse(verdict, outcome.verdict);
  }
  const part = row.reading.subjects.find((subject) => subject.kind === main?.kind) ?? row.reading.subjects[0];
  const text = (key: string) => (part?.fields[key]?.value == null ? '' : String(part.fields[key]?.value));
  const title = [
    text('name') || text('title') || text('number') || text('subject'),
    [text('first_name'), text('last_name')].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(part?.kind === 'person' ? ' ' : ', ');
  const from = row.reading.permissions[0]?.point ?? row.cells.find((cell) => cell.trim() !== '') ?? '';
  return {
    rowNo: row.rowNo,
    verdict: refused ? 'faulty' : verdict,
    title: (title || from).slice(0, 200),
    recordId: main?.recordId ?? null,
    cells: row.cells,
    changes: outcomes.flatMap((outcome) => outcome.changes ?? []),
    reasons,
  };
}
