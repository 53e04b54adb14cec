import { type Evidence, propose } from '#server/oversight/proposals/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { Doubts } from '../derivation/index.ts';
import type { RecordKind } from '../fields/index.ts';
import type { Rival } from '../matching/index.ts';
import { portraits } from './store.ts';

const producer = { name: 'matching', version: '2' };

/** What deriving was not sure of goes to a person, with what speaks for and against it. */
export async function proposeDoubts(app: App, tx: Db, doubts: Doubts, example: boolean): Promise<void> {
  for (const kind of new Set(doubts.twins.map((one) => one.kind))) await proposeTwins(app, tx, kind, doubts, example);
  for (const kind of new Set(doubts.conflicts.map((one) => one.kind)))
    await proposeFields(app, tx, kind, doubts, example);
  await proposeRestoring(app, tx, doubts, example);
}

async function proposeTwins(app: App, tx: Db, kind: RecordKind, doubts: Doubts, example: boolean): Promise<void> {
  const twins = doubts.twins.filter((one) => one.kind === kind);
  const ids = twins.flatMap(({ decision }) => [decision.recordId, ...decision.rivals.map((one) => one.recordId)]);
  const known = await portraits(tx, kind, [...new Set(ids)]);
  for (const { decision, observation } of twins) {
    // One question at a time: once the nearest twin is decided, the next import asks for the others.
    const rival = decision.rivals[0];
    // The older record keeps its id; a record that was just made is the one to go.
    const [keptId, goneId] = decision.isNew
      ? [rival?.recordId, decision.recordId]
      : [decision.recordId, rival?.recordId];
    const [kept, gone] = [known.get(keptId ?? ''), known.get(goneId ?? '')];
    if (rival === undefined || keptId === undefined || goneId === undefined || kept === undefined || gone === undefined)
      continue;
    const pair = {
      keptId,
      goneId,
      keptName: kept.name,
      goneName: gone.name,
      agrees: rival.agrees,
      differs: rival.differs,
      probability: rival.probability,
      modelVersion: decision.modelVersion,
    };
    await propose(app, tx, {
      kind: kind === 'company' ? 'merge-companies' : kind === 'person' ? 'merge-people' : 'link-observation',
      subject: { kind, id: goneId },
      payload: kind === 'company' || kind === 'person' ? pair : { ...pair, kind, observationId: observation },
      evidence: evidenceOf(rival, observation),
      confidence: rival.probability,
      producer,
      owner: { ownerId: gone.ownerId, teamId: gone.teamId },
      dedupeKey: [keptId, goneId].sort().join(' '),
      example,
    });
  }
}

function evidenceOf(rival: Rival, observationId: number): Evidence[] {
  return [...rival.reasons.map(({ field, code, weight }) => ({ label: field, value: code, observationId, weight }))];
}

async function proposeFields(app: App, tx: Db, kind: RecordKind, doubts: Doubts, example: boolean): Promise<void> {
  const conflicts = doubts.conflicts.filter((one) => one.kind === kind);
  const known = await portraits(tx, kind, [...new Set(conflicts.map((one) => one.recordId))]);
  for (const { recordId, field, before, value, observation } of conflicts) {
    const portrait = known.get(recordId);
    if (portrait === undefined) continue;
    await propose(app, tx, {
      kind: 'update-field',
      subject: { kind, id: recordId },
      payload: { kind, id: recordId, name: portrait.name, field, before, value, observationId: observation },
      evidence: [{ label: field, value: String(value), observationId: observation }],
      confidence: null,
      producer: { name: 'survivorship', version: '1' },
      owner: { ownerId: portrait.ownerId, teamId: portrait.teamId },
      dedupeKey: `${recordId} ${field} ${String(value)}`,
      example,
    });
  }
}

async function proposeRestoring(app: App, tx: Db, { gone }: Doubts, example: boolean): Promise<void> {
  const companies = new Map(gone.map((one) => [one.id, one]));
  if (companies.size === 0) return;
  const known = await portraits(tx, 'company', [...companies.keys()]);
  for (const { id, name, deletedOn, deletedBy, observation } of companies.values()) {
    const portrait = known.get(id);
    await propose(app, tx, {
      kind: 'restore-company',
      subject: { kind: 'company', id },
      payload: { id, name, deletedOn, deletedBy },
      evidence: [{ label: 'company', value: name, observationId: observation }],
      confidence: null,
      producer: { name: 'import', version: '1' },
      owner: { ownerId: portrait?.ownerId ?? null, teamId: portrait?.teamId ?? null },
      dedupeKey: id,
      example,
    });
  }
}
