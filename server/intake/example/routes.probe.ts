import { commandActor } from '#server/platform/actor.ts';
import { setSetting } from '#server/platform/settings/index.ts';
import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'intake.example.state': { input: () => undefined },
  'intake.example.load': { input: () => undefined },
  'intake.example.remove': {
    // What the probe of `load` began is never finished here: the walk runs no jobs, and removing waits for loading.
    input: async (world) =>
      void (await setSetting(world.app, world.db, commandActor, { key: 'example.stage', value: null })),
  },
};
