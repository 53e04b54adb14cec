import type { App } from '#server/platform/app.ts';
import { recordExposures, splitAccounts } from '../experiments/index.ts';
import type { Candidate } from './store-parts.ts';

/** Promised and own matters are nobody's experiment. */
const NEVER: readonly string[] = ['callback', 'task'];

const treatments = (candidates: readonly Candidate[]) =>
  candidates.map(({ companyId, situation }) => ({ companyId, what: situation as string }));

/** Takes out what running experiments leave alone: for the list, for an answer, for everybody. */
export async function withoutHeldOut(app: App, candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
  const split = await splitAccounts(app, app.db, 'recommendation', treatments(candidates));
  return candidates.filter(({ situation }, at) => NEVER.includes(situation) || !split[at]!.heldOut);
}

/** Notes, on both sides alike, which accounts would have been on the list had nobody been left alone. */
export async function noteShown(app: App, shown: readonly Candidate[]): Promise<void> {
  const open = shown.filter(({ situation }) => !NEVER.includes(situation));
  const split = await splitAccounts(app, app.db, 'recommendation', treatments(open));
  await recordExposures(app.db, split, app.clock.now());
}
