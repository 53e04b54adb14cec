import { type Worth, worthOf } from '#server/oversight/checks/index.ts';
import { policyReasonIn } from '#server/oversight/policy/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { type Comparison, findKind } from './kinds.ts';
import {
  countProposals,
  findDeciders,
  findProposal,
  findProposals,
  type Place,
  type ProposalFilter,
  type StoredProposal,
} from './store.ts';
import { undoDays } from './undo-decision.ts';

export type ListedProposal = ReturnType<typeof listed>;

interface Beside {
  readonly compare: Comparison | null;
  /** What such a confidence has been worth; null: not known yet. */
  readonly worth: Worth | null;
  readonly assignee: { readonly id: string; readonly name: string } | null;
}

function listed(app: App, actor: Actor, row: StoredProposal, { compare, worth, assignee }: Beside) {
  const kind = findKind(row.kind);
  const { title, text, lines } = kind?.describe(row.payload, actor.language) ?? { title: row.kind, text: '' };
  return {
    id: row.id,
    kind: row.kind,
    kindName: kind?.words[actor.language] ?? row.kind,
    title,
    text,
    lines: [...(lines ?? [title])],
    compare: compare && {
      ...compare,
      rows: compare.rows.map(({ edit, ...shown }) => ({
        ...shown,
        ...(edit && { edit: [...edit] }),
      })),
    },
    subject: { kind: row.subjectKind, id: row.subjectId },
    ownerId: row.ownerId,
    teamId: row.teamId,
    payload: row.payload,
    evidence: row.evidence.map((one) => kind?.evidenceIn(one, actor.language) ?? one),
    confidence: row.confidence,
    worth,
    assignee,
    dueOn: row.dueOn,
    payloadHash: row.payloadHash.toString('hex'),
    producer: `${row.producer} ${row.producerVersion}`,
    route: row.route,
    routeText: policyReasonIn(row.routeReason, actor.language),
    state: row.state,
    laterUntil: row.laterUntil?.toISOString() ?? null,
    checkWanted: row.checkWanted && row.checkedRight === null,
    fault: row.fault,
    edits: row.edits,
    editLines: [...(row.edits === null ? [] : (kind?.editsIn(row.edits, actor.language) ?? []))],
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    version: row.version,
    example: row.example,
    createdAt: row.createdAt.toISOString(),
    may: allowed(app, actor, row),
  };
}

/** Side by side, asked once for each kind on the page rather than once for each row. */
async function comparisons(
  app: App,
  actor: Actor,
  rows: readonly StoredProposal[],
): Promise<ReadonlyMap<string, Comparison>> {
  const found = new Map<string, Comparison>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const own = rows.filter((row) => row.kind === kind);
    const cases = own.map((row) => ({
      payload: row.payload,
      applied: row.state === 'applied' ? (row.result ?? {}) : null,
    }));
    const answers = (await findKind(kind)?.compare({ db: app.db, actor, cases })) ?? [];
    for (const [place, row] of own.entries()) {
      const answer = answers[place];
      if (answer) found.set(row.id, answer);
    }
  }
  return found;
}

function allowed(app: App, actor: Actor, row: StoredProposal): string[] {
  const kind = findKind(row.kind);
  if (kind === null || !may(actor, 'review.decide') || (kind.right !== null && !may(actor, kind.right))) return [];
  if (row.state === 'superseded') return [];
  const fresh = app.clock.now().getTime() - (row.decidedAt ?? app.clock.now()).getTime() <= undoDays * 86_400_000;
  const undo = row.state !== 'open' && fresh && (row.state !== 'applied' || kind.canRevert);
  const waits = row.state === 'open' || row.state === 'later' || row.state === 'unsure';
  const check = row.checkWanted && row.checkedRight === null;
  return [...(waits ? ['decide'] : []), ...(undo ? ['undo'] : []), ...(check ? ['check'] : [])];
}

/** Opaque to the client: the place behind the last row of a page. */
function readCursor(cursor: string | null): Place | null {
  if (cursor === null) return null;
  const [at, id] = cursor.split('_');
  const moment = new Date(at ?? '');
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(moment.getTime()))
    fail('invalid-input', { fields: ['after'] });
  return { at: moment, id };
}

/** Everything that is asked once for a page rather than once for a row. */
async function listAll(app: App, actor: Actor, rows: readonly StoredProposal[]): Promise<ListedProposal[]> {
  const compared = await comparisons(app, actor, rows);
  const worths = await worthOf(app.db, rows);
  const people = rows.some(({ assignedTo }) => assignedTo !== null) ? await findDeciders(app.db) : [];
  return rows.map((row, place) =>
    listed(app, actor, row, {
      compare: compared.get(row.id) ?? null,
      worth: worths[place] ?? null,
      assignee: row.assignedTo === null ? null : (people.find(({ id }) => id === row.assignedTo) ?? null),
    }),
  );
}

export async function listProposals(
  app: App,
  actor: Actor,
  query: { readonly filter: ProposalFilter; readonly after: string | null; readonly limit: number },
): Promise<{ readonly rows: ListedProposal[]; readonly next: string | null }> {
  const page = { after: readCursor(query.after), limit: query.limit + 1, now: app.clock.now() };
  const found = await findProposals(app.db, actor, query.filter, page);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const at = query.filter.shelf === 'decided' ? last?.decidedAt : last?.createdAt;
  const next = found.length > query.limit && last && at ? `${at.toISOString()}_${last.id}` : null;
  return { rows: await listAll(app, actor, rows), next };
}

/** @throws Failure `not-found`, also for one that this actor may not see */
export async function getProposal(app: App, actor: Actor, id: string): Promise<ListedProposal> {
  const row = await findProposal(app.db, actor, id);
  if (row === null) return fail('not-found', { kind: 'proposal' });
  const [one] = await listAll(app, actor, [row]);
  return one ?? fail('not-found', { kind: 'proposal' });
}

export async function countWaiting(app: App, actor: Actor) {
  const counts = await countProposals(app.db, actor, app.clock.now());
  return counts.map((row) => ({ ...row, kindName: findKind(row.kind)?.words[actor.language] ?? row.kind }));
}
