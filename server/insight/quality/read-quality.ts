import type { QualityKind } from '#engines/quality/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may, sees, seesEverything } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { setSetting } from '#server/platform/settings/index.ts';
import { survivorOf } from '#server/records/identity/index.ts';
import { type Family, familyNames, familyOwners } from './families.ts';
import { newestSnapshots, qualityOf, type Snapshot, teamsOfAtLeast, trend, userNames, worklist } from './store-read.ts';
import { familyIn, groupIn, problemIn } from './words.ts';

const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

function dimensions({ correct, complete, consistent, current, available, overall }: Omit<Snapshot, 'day'>) {
  return {
    correct: round(correct),
    complete: round(complete),
    consistent: round(consistent),
    current: round(current),
    available: round(available),
    overall: round(overall),
  };
}

/**
 * The newest snapshot and 180 days of trend. Of what stands per colleague everybody gets their own line only, heads included: a list of people
 * by how well they keep their data is a view on behaviour (§ 87(1) Nr. 6 BetrVG), off until the works council's state is stored.
 */
export async function readQuality(app: App, actor: Actor) {
  const rows = await newestSnapshots(app.db);
  const teams = await teamsOfAtLeast(app.db, LEAST_TEAM);
  const since = new Date(app.clock.now().getTime() - 180 * 86_400_000).toISOString().slice(0, 10);
  const group = (row: Snapshot) => ({
    ...dimensions(row),
    scope: row.scope === 'family' ? ('all' as const) : row.scope,
    id: row.id,
    label: groupIn(row.scope, row.label, actor.language),
    records: row.records,
    problems: row.problems,
  });
  const kinds = (['company', 'person'] as const).flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const all = own.find((row) => row.scope === 'all');
    if (!all) return [];
    const owners = own.filter((row) => row.scope === 'owner' && (row.id === '' || row.id === actor.id));
    return [
      {
        kind,
        all: group(all),
        owners: owners.map(group),
        teams: own
          .filter((row) => row.scope === 'team' && (row.id === '' || mayShowTeam(row.id, actor, teams)))
          .map(group),
        sources: own.filter((row) => row.scope === 'source' && mayShowSource(row.id, actor)).map(group),
      },
    ];
  });
  const days = await trend(app.db, since);
  return {
    computedAt: rows[0]?.computedAt.toISOString() ?? null,
    kinds,
    families: await familiesIn(app, actor, rows),
    trend: days.map((row) => ({ day: row.day, kind: row.kind, ...dimensions(row) })),
  };
}

const LEAST_TEAM = 3;

function mayShowTeam(teamId: string, actor: Actor, large: ReadonlySet<string>): boolean {
  return large.has(teamId) && (seesEverything(actor) || actor.teamId === teamId);
}

async function familiesIn(app: App, actor: Actor, rows: readonly Snapshot[]) {
  const owners = await familyOwners.read(app.db);
  const names = await userNames(app.db, Object.values(owners));
  return familyNames.map((family) => {
    const own = rows.filter((row) => row.scope === 'family' && row.id === family);
    const ownerId = owners[family] ?? null;
    return {
      family,
      name: familyIn(family, actor.language),
      records: own.reduce((sum, row) => sum + row.records, 0),
      problems: own.reduce((sum, row) => sum + row.problems, 0),
      ownerId,
      ownerName: ownerId === null ? null : (names.get(ownerId) ?? null),
      may: may(actor, 'policy.edit') ? ['edit' as const] : [],
    };
  });
}

/** Names who looks after a family of fields; null: nobody. @throws Failure `invalid-input` */
export async function nameFamilyOwner(app: App, actor: Actor, family: Family, ownerId: string | null): Promise<void> {
  if (ownerId !== null && !(await userNames(app.db, [ownerId])).has(ownerId))
    fail('invalid-input', { field: 'ownerId', problem: 'unknown-user' });
  const { [family]: _old, ...others } = await familyOwners.read(app.db);
  const value = ownerId === null ? others : { ...others, [family]: ownerId };
  await app.db.transaction().execute((tx) => setSetting(app, tx, actor, { key: familyOwners.key, value }));
}

/** What a colleague typed in by hand is theirs to see: the same rule as for owners. */
function mayShowSource(sourceId: string, actor: Actor): boolean {
  return !sourceId.startsWith('person:') || sourceId === `person:${actor.id}`;
}

export async function readWorklist(
  app: App,
  actor: Actor,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
) {
  const match = after === undefined ? null : /^([\d.e-]+)~([0-9a-f-]{36})$/.exec(after);
  if (after !== undefined && !match)
    fail('invalid-input', { field: 'after', text: 'This is no place in the list; start again without it.' });
  const place = match ? { repair: Number(match[1]), id: match[2]! } : null;
  const found = await worklist(app.db, actor, { after: place, limit });
  const rows = found.slice(0, limit);
  const last = rows[rows.length - 1];
  return {
    rows: rows.map((row) => ({
      ...row,
      overall: round(row.overall) ?? 0,
      problems: row.problems.map((problem) => ({
        ...problem,
        gain: round(problem.gain) ?? 0,
        text: problemIn(problem, actor.language),
      })),
      may: may(actor, 'records.write') ? ['edit' as const] : [],
    })),
    next: found.length > limit && last ? `${last.repair}~${last.id}` : null,
  };
}

/** @throws Failure `not-found`, also for what the actor may not see and what has not been measured yet */
export async function readQualityOf(app: App, actor: Actor, kind: QualityKind, id: string) {
  const row = await qualityOf(app.db, kind, await survivorOf(app.db, id));
  if (!row || !(seesEverything(actor) || sees(actor, row))) fail('not-found', { kind });
  const problems = row.faults.map((problem) => ({
    ...problem,
    gain: round(problem.gain) ?? 0,
    text: problemIn(problem, actor.language),
  }));
  return { ...dimensions(row), computedAt: row.computedAt.toISOString(), problems };
}
