import { type FitRule, faultsOfRules, scoreFit } from '#engines/scoring/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { rulesInForce } from './rules-in-force.ts';
import { fitFields } from './standard-rules.ts';
import { insertRules, lockRules, newestRules, sampleCompanies } from './store.ts';
import { estimateCompanies } from './store-preview.ts';

const SAMPLE = 20_000;

function refuseFaulty(rules: readonly FitRule[]): void {
  const faults = faultsOfRules(rules, fitFields);
  if (faults.length > 0) {
    fail('rules-faulty', { faults, text: 'The rules cannot be used; nothing was saved. Each fault names its rule.' });
  }
}

/** Saves a new version and has all companies scored by it. @throws Failure `rules-faulty`, `conflict` */
export async function saveRules(
  app: App,
  actor: Actor,
  input: { readonly basedOn: number; readonly rules: readonly FitRule[]; readonly note: string },
): Promise<{ readonly version: number }> {
  refuseFaulty(input.rules);
  await rulesInForce(app);
  return app.db.transaction().execute(async (tx) => {
    await lockRules(tx);
    const current = await newestRules(tx);
    if (current && current.version !== input.basedOn) {
      fail('conflict', {
        version: current.version,
        text: 'Somebody saved other rules meanwhile. Yours were not saved; load theirs and try again.',
      });
    }
    const version = await insertRules(tx, {
      rules: input.rules,
      note: input.note,
      by: actor.id,
      byName: actor.name,
      at: app.clock.now(),
    });
    await app.jobs.send(tx, 'scores.refresh', { all: true });
    const facts = { version, rules: input.rules.length };
    await audit(app, tx, {
      actor,
      action: 'score-rules.saved',
      subject: { kind: 'score-rules', id: String(version) },
      facts,
    });
    return { version };
  });
}

const bin = (score: number): number => Math.min(9, Math.floor(score / 10));

/** What other rules would change: scored now, in memory, nothing is stored. */
export async function previewRules(app: App, rules: readonly FitRule[]) {
  refuseFaulty(rules);
  const current = await rulesInForce(app);
  const companies = await estimateCompanies(app.db);
  const sample = await sampleCompanies(app.db, companies, SAMPLE);
  const before = Array.from({ length: 10 }, () => 0);
  const after = Array.from({ length: 10 }, () => 0);
  const changes: {
    id: string;
    name: string;
    before: number;
    after: number;
    ownerId: string | null;
    teamId: string | null;
  }[] = [];
  for (const { id, name, facts, ownerId, teamId } of sample) {
    const scores = { before: scoreFit(facts, current.rules).score, after: scoreFit(facts, rules).score };
    before[bin(scores.before)]! += 1;
    after[bin(scores.after)]! += 1;
    if (scores.before !== scores.after) changes.push({ id, name, ...scores, ownerId, teamId });
  }
  const rising = changes.filter((change) => change.after > change.before).length;
  const size = (change: { before: number; after: number }): number => Math.abs(change.after - change.before);
  return {
    before,
    after,
    scored: sample.length,
    companies: Math.max(companies, sample.length),
    rising,
    falling: changes.length - rising,
    examples: changes
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, 8)
      .map(({ id, name, before: was, after: is }) => ({ id, name, before: was, after: is })),
  };
}
