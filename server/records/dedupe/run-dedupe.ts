import type { Reason } from '#engines/linkage/index.ts';
import { propose } from '#server/oversight/proposals/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { mergedInto } from '../identity/index.ts';
import { judgePairs, type PairKind, type Related, type TwinPair, twinsAmong } from '../matching/index.ts';
import { pairsOfAll } from './pairs-of-all.ts';
import { isRelated, type Portrait, portraitsOf, recordsAfter } from './store.ts';
import { countLiving } from './store-listing.ts';

export interface FoundPair {
  readonly kind: PairKind;
  readonly keptId: string;
  readonly goneId: string;
  readonly keptName: string;
  readonly goneName: string;
  readonly probability: number;
  readonly weight: number;
  readonly verdict: 'same' | 'doubtful' | 'different';
  readonly related: Related | null;
  readonly reasons: readonly Reason[];
}

/** `known`: waits already or a person has refused it. `asked` waits for a person now, `merged` was done by policy. */
export interface Counts {
  readonly records: number;
  readonly same: number;
  readonly doubtful: number;
  readonly asked: number;
  readonly merged: number;
  readonly known: number;
}

export const noCounts: Counts = { records: 0, same: 0, doubtful: 0, asked: 0, merged: 0, known: 0 };

export interface Place {
  readonly kind: PairKind;
  readonly after: string;
}

export interface Run {
  readonly dryRun: boolean;
  readonly kinds: readonly PairKind[];
  /** Where an earlier run stopped, with what it had counted. */
  readonly from?: { readonly place: Place; readonly counts: Counts };
  /** Records of a kind from which on the table is linked as one list (2,000). */
  readonly asListFrom?: number;
  readonly onPair?: (pair: FoundPair) => void;
  /** After each slice; throw to stop. */
  readonly onSlice: (counts: Counts, place: Place) => Promise<void>;
}

const SLICE = 250;
const FIRST = '00000000-0000-0000-0000-000000000000';
const producer = { name: 'dedupe', version: '1' };

/** From here on the whole table is linked as one list; below, asking for each record by the index is as fast and knows former names, too. */
const WORTH_A_LIST = 2000;

/**
 * All pairs of records that may be one, judged by the same model as a single new row. What comes of it goes through `propose`: the policy
 * decides what is merged unasked. Slices are transactions of their own; a run that stops goes on behind the last.
 */
export async function runDedupe(app: App, run: Run): Promise<Counts> {
  let counts = run.from?.counts ?? noCounts;
  for (const kind of run.kinds) {
    if (run.from !== undefined && run.kinds.indexOf(run.from.place.kind) > run.kinds.indexOf(kind)) continue;
    const after = run.from?.place.kind === kind ? run.from.place.after : FIRST;
    const asList = (await countLiving(app.db, kind)) >= (run.asListFrom ?? WORTH_A_LIST);
    const before = counts;
    const slices = asList
      ? slicesOfList(app.db, kind, after, () => run.onSlice(before, { kind, after }))
      : slicesByIndex(app.db, kind, after);
    for await (const { records, twins, last } of slices) {
      const pairs = await describe(app.db, kind, twins);
      for (const pair of pairs) if (pair.verdict !== 'different') run.onPair?.(pair);
      const found = run.dryRun
        ? { asked: 0, merged: 0, known: 0 }
        : await app.db.transaction().execute((tx) => settle(app, tx, pairs));
      counts = {
        records: counts.records + records,
        same: counts.same + pairs.filter((pair) => pair.verdict === 'same').length,
        doubtful: counts.doubtful + pairs.filter((pair) => pair.verdict === 'doubtful').length,
        asked: counts.asked + found.asked,
        merged: counts.merged + found.merged,
        known: counts.known + found.known,
      };
      await run.onSlice(counts, { kind, after: last });
    }
  }
  return counts;
}

interface Slice {
  /** Records behind the slice before, up to `last`. */
  readonly records: number;
  readonly twins: readonly TwinPair[];
  readonly last: string;
}

async function* slicesByIndex(db: Db, kind: PairKind, from: string): AsyncGenerator<Slice> {
  for (let after = from; ; ) {
    const ids = await recordsAfter(db, kind, after, SLICE);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield { records: ids.length, twins: await twinsAmong(db, kind, ids, 'behind'), last };
    after = last;
  }
}

/** Pairs of the linked list, those of one record together. A run that goes on links anew, since records may have changed, and skips what is settled. */
async function* slicesOfList(db: Db, kind: PairKind, from: string, alive: () => Promise<void>): AsyncGenerator<Slice> {
  const { ids, rows } = await pairsOfAll(db, kind, alive);
  let seen = ids.findIndex((id) => id > from);
  if (seen < 0) return;
  let pairs: [string, string][] = [];
  for (let at = 0; at < rows.length; at += 2) {
    const left = rows[at]!;
    if (ids[left]! <= from) continue;
    pairs.push([ids[left]!, ids[rows[at + 1]!]!]);
    if (pairs.length < SLICE || rows[at + 2] === left) continue;
    yield { records: left + 1 - seen, twins: await judgePairs(db, kind, pairs), last: ids[left]! };
    seen = left + 1;
    pairs = [];
  }
  const twins = await judgePairs(db, kind, pairs);
  if (seen < ids.length) yield { records: ids.length - seen, twins, last: ids.at(-1)! };
}

/** The same for a few records that have just changed. */
export async function askAgain(app: App, kind: PairKind, ids: readonly string[]): Promise<void> {
  const pairs = await describe(app.db, kind, await twinsAmong(app.db, kind, ids, 'all'));
  if (pairs.length > 0) await app.db.transaction().execute((tx) => settle(app, tx, pairs));
}

/** Which of two stays, and how both are called. */
async function describe(db: Db, kind: PairKind, twins: readonly TwinPair[]): Promise<FoundPair[]> {
  const portraits = await portraitsOf(db, kind, [...new Set(twins.flatMap((one) => one.ids))]);
  return twins.flatMap(({ ids: [a, b], probability, weight, verdict, reasons, related }) => {
    const [one, other] = [portraits.get(a), portraits.get(b)];
    if (one === undefined || other === undefined) return [];
    const [kept, gone] = stays(one, other) ? [one, other] : [other, one];
    return [
      {
        kind,
        keptId: kept.id,
        goneId: gone.id,
        keptName: kept.name,
        goneName: gone.name,
        ...{ probability, weight, verdict, reasons, related },
      },
    ];
  });
}

/** The one with more hanging on it stays, else the older one: more links lead there. */
function stays(a: Portrait, b: Portrait): boolean {
  if (a.hanging !== b.hanging) return a.hanging > b.hanging;
  return a.createdAt.getTime() !== b.createdAt.getTime() ? a.createdAt < b.createdAt : a.id < b.id;
}

async function settle(
  app: App,
  tx: Db,
  pairs: readonly FoundPair[],
): Promise<Pick<Counts, 'asked' | 'merged' | 'known'>> {
  const counts = { asked: 0, merged: 0, known: 0 };
  for (const pair of [...pairs].sort((a, b) => b.weight - a.weight)) {
    // A pair before this one may have been merged by policy: the question is then about whoever they became, and comes with the next run.
    if ((await mergedInto(tx, [pair.keptId, pair.goneId])).size > 0) continue;
    if (pair.related !== null) await askWhetherRelated(app, tx, pair, pair.related);
    if (pair.verdict === 'different') continue;
    const portrait = (await portraitsOf(tx, pair.kind, [pair.goneId])).get(pair.goneId);
    const told = pair.reasons.filter((one) => one.code !== 'start');
    const { outcome } = await propose(app, tx, {
      kind: pair.kind === 'company' ? 'merge-companies' : 'merge-people',
      subject: { kind: pair.kind, id: pair.goneId },
      payload: {
        keptId: pair.keptId,
        goneId: pair.goneId,
        keptName: pair.keptName,
        goneName: pair.goneName,
        agrees: told.filter((one) => one.weight > 0).map((one) => one.field),
        differs: told.filter((one) => one.weight < 0).map((one) => one.field),
        probability: Math.round(pair.probability * 1000) / 1000,
      },
      evidence: pair.reasons.map(({ field, code, weight }) => ({ label: field, value: code, weight })),
      confidence: pair.probability,
      producer,
      owner: { ownerId: portrait?.ownerId ?? null, teamId: portrait?.teamId ?? null },
      dedupeKey: [pair.keptId, pair.goneId].sort().join(' '),
      example: portrait?.example ?? false,
    });
    if (outcome === 'applied') counts.merged += 1;
    else if (outcome === 'waiting') counts.asked += 1;
    else counts.known += 1;
  }
  return counts;
}

/** The smaller one is the branch or subsidiary; the newer one the successor. A relation that stands, or was refused, is not asked for again. */
async function askWhetherRelated(app: App, tx: Db, pair: FoundPair, { kind, why }: Related): Promise<void> {
  if (await isRelated(tx, pair.keptId, pair.goneId)) return;
  const dedupeKey = [pair.keptId, pair.goneId].sort().join(' ');
  const portrait = (await portraitsOf(tx, 'company', [pair.goneId])).get(pair.goneId);
  await propose(app, tx, {
    kind: 'relate-companies',
    subject: { kind: 'company', id: pair.goneId },
    payload: {
      kind,
      fromId: pair.goneId,
      toId: pair.keptId,
      fromName: pair.goneName,
      toName: pair.keptName,
      why,
    },
    evidence: [],
    confidence: null,
    producer,
    owner: { ownerId: portrait?.ownerId ?? null, teamId: portrait?.teamId ?? null },
    dedupeKey,
    example: portrait?.example ?? false,
  });
}
