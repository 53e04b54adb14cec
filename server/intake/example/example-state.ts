import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { defineSetting } from '#server/platform/settings/index.ts';
import { countExampleImports } from './store.ts';

/** Sheets of the example company, plus its tasks: the steps of loading it. */
export const LOADING_STEPS = 10;

export const exampleStage = defineSetting({
  key: 'example.stage',
  schema: z.enum(['absent', 'loading', 'loaded']),
  standard: 'absent',
  right: 'system.manage',
  hidden: true,
});

export interface ExampleState {
  readonly state: 'absent' | 'loading' | 'loaded';
  /** 0 to 1 of loading. */
  readonly share: number;
}

export async function exampleState(app: App): Promise<ExampleState> {
  const state = await exampleStage.read(app.db);
  if (state !== 'loading') return { state, share: state === 'loaded' ? 1 : 0 };
  return { state, share: Math.min(1, (await countExampleImports(app.db)) / LOADING_STEPS) };
}
