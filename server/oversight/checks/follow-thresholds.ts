import { z } from 'zod';
import { followThreshold } from '#engines/reliability/index.ts';
import { changePolicy, listTasks, policyFor } from '#server/oversight/policy/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { defineSetting } from '#server/platform/settings/index.ts';
import { findMeasured } from './store.ts';

/** How the thresholds of tasks with spot checks may move by themselves. */
export const thresholdBounds = defineSetting({
  key: 'policy.thresholds',
  schema: z
    .object({
      follow: z.boolean(),
      target: z.number().min(0.5).max(0.999),
      least: z.number().min(0.5).max(1),
      most: z.number().min(0.5).max(1),
    })
    .refine(({ least, most }) => least <= most, { path: ['most'], message: 'must not be below the lower bound' }),
  standard: { follow: true, target: 0.9, least: 0.7, most: 0.99 },
  right: 'policy.edit',
});

const follower: Actor = {
  kind: 'machine',
  id: 'checks',
  name: 'Stichproben',
  role: 'admin',
  teamId: null,
  language: 'de',
};

/** Every night: tasks that are applied with spot checks get the threshold that the measurement asks for. @returns the kinds that moved */
export async function followThresholds(app: App): Promise<readonly string[]> {
  const bounds = await thresholdBounds.read(app.db);
  if (!bounds.follow) return [];
  const moved: string[] = [];
  for (const kind of listTasks()) {
    const now = await policyFor(app.db, kind, '*', 1);
    if (now.mode !== 'sampled') continue;
    const next = followThreshold(await findMeasured(app.db, { kind }), now.minConfidence, bounds);
    if (Math.abs(next - now.minConfidence) < 0.005) continue;
    await changePolicy(app, follower, {
      kind,
      role: '*',
      mode: now.mode,
      share: now.share,
      minConfidence: next,
      version: now.version ?? 0,
      reason: 'Schwelle folgt den Stichproben',
    });
    moved.push(kind);
  }
  return moved;
}
