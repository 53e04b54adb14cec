import type { App } from '#server/platform/app.ts';
import { type Cases, type SubjectName, subjectNamed } from './cases.ts';
import type { Learnt } from './judge-learning.ts';
import { learnInWorker } from './learn-in-worker.ts';
import { type CaseFacts, findInForce, insertModel, type ModelState, type Occasion } from './store.ts';

export interface Training {
  readonly version: number;
  readonly state: ModelState;
}

/**
 * Gathers the cases, learns in a worker, keeps the outcome as a new version and has everything scored anew. What is no better than the base
 * rate or the stage weights on later cases is kept as refused; what is no better than the version in use stands beside it.
 *
 * @throws what `signal` was aborted with; nothing is kept then
 */
export async function trainSubject(
  app: App,
  name: SubjectName,
  occasion: Occasion,
  { signal, onStage = () => {} }: { readonly signal?: AbortSignal; readonly onStage?: (stage: string) => void } = {},
): Promise<Training> {
  const subject = subjectNamed(name);
  onStage('cases');
  const cases = await subject.gather(app, dayOf(app.clock.now()));
  const settled = await subject.count(app);
  const before = await findInForce(app.db, name);
  const inUse = before?.state === 'in-use' && before.model ? before : null;
  const previous = inUse?.model && inUse.data.until ? { model: inUse.model, until: inUse.data.until } : null;
  const learnt = await learnInWorker({ cases, previous }, { ...(signal && { signal }), onStage });
  const state = stateOf(learnt, inUse !== null);
  const at = app.clock.now();
  const { model, later: comparison, bias, verdict } = learnt;
  const made = { subject: name, state, occasion, data: factsOf(cases, settled), model, comparison, bias, verdict, at };
  const version = await app.db.transaction().execute((tx) => insertModel(tx, made));
  onStage('scores');
  await subject.refresh(app);
  return { version, state };
}

function stateOf({ used, replaces }: Learnt, hasPrevious: boolean): ModelState {
  if (!used) return 'refused';
  return hasPrevious && replaces !== 'replace' ? 'beside' : 'in-use';
}

export function factsOf({ rows, leftOut }: Cases, settled: number): CaseFacts {
  const days = rows.map(({ day }) => day).toSorted();
  return {
    cases: rows.length,
    settled,
    positives: rows.filter(({ positive }) => positive).length,
    from: days[0] ?? null,
    until: days.at(-1) ?? null,
    leftOut: leftOut.filter(({ count }) => count > 0),
  };
}

export const dayOf = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(moment);
