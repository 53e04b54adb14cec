import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';

type Count = (app: App, actor: Actor) => Promise<number>;
const counters = new Map<string, Count>();

/** Adds a number to what the shell shows beside its menu ("review": 12). Called at start-up; must be one cheap indexed query. */
export function defineCounter(name: string, count: Count): void {
  counters.set(name, count);
}

export async function countAll(app: App, actor: Actor): Promise<Record<string, number>> {
  const entries = await Promise.all(
    [...counters].map(async ([name, count]) => [name, await count(app, actor)] as const),
  );
  return Object.fromEntries(entries);
}
