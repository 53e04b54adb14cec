import type { Db } from './db/index.ts';

/**
 * Every fact and what it carries. A feature adds its own in its events.ts, so that a stage on the right knows the shape
 * without importing the publisher:
 *
 *     declare module '#server/platform/events.ts' {
 *       interface Facts { 'observation-recorded': { observationId: string } }
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, as shown above
export interface Facts {}

export type FactName = keyof Facts & string;
export type Fact<Name extends FactName> = { readonly type: Name } & Readonly<Facts[Name]>;
export type FactHandler<Name extends FactName> = (tx: Db, fact: Fact<Name>) => Promise<void>;

/** Facts travel inside the publisher's transaction: if one handler fails, nothing of it happened. */
export interface Events {
  on<Name extends FactName>(name: Name, handler: FactHandler<Name>): void;
  /** Runs every handler in the order of registration, on the publisher's transaction. */
  publish<Name extends FactName>(tx: Db, fact: Fact<Name>): Promise<void>;
}

export function createEvents(): Events {
  const handlers = new Map<string, FactHandler<never>[]>();
  return {
    on(name, handler) {
      handlers.set(name, [...(handlers.get(name) ?? []), handler]);
    },
    async publish(tx, fact) {
      // One after another, not Promise.all: a transaction is one connection, and the order must be the same each time.
      for (const handler of handlers.get(fact.type) ?? []) await handler(tx, fact as never);
    },
  };
}
