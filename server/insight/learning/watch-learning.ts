import type { App } from '#server/platform/app.ts';
import { subjectNamed, subjectNames } from './cases.ts';
import { findInForce, lastImport, listVersions, type Occasion } from './store.ts';

const MONTH = 30 * 86_400_000;
const WEEK = 7 * 86_400_000;

/**
 * Asks for training where it is due: never learnt, a tenth more settled cases than last time, a list imported since, features of today that drifted from those of
 * training (at most once a week), or a month gone by.
 */
export async function watchLearning(app: App): Promise<void> {
  for (const name of subjectNames()) {
    const occasion = await occasionOf(app, name);
    if (occasion) await app.jobs.send(app.db, 'learning.train', { subject: name, occasion }, { key: name });
  }
}

async function occasionOf(app: App, name: ReturnType<typeof subjectNames>[number]): Promise<Occasion | null> {
  const imports = await lastImport(app.db);
  // In the middle of an import half the contacts of a case are missing.
  if (imports.running) return null;
  const settled = await subjectNamed(name).count(app);
  const [newest] = await listVersions(app.db, name);
  if (!newest) return settled > 0 ? 'first' : null;
  const age = app.clock.now().getTime() - newest.trainedAt.getTime();
  if (settled > newest.data.settled * 1.1 + 5) return 'more-cases';
  if (imports.doneAt && imports.doneAt > newest.trainedAt && settled > 0) return 'more-cases';
  const inForce = await findInForce(app.db, name);
  if ((inForce?.drift.length ?? 0) > 0 && age > WEEK) return 'drift';
  return age > MONTH && settled > 0 ? 'schedule' : null;
}
