import type { App } from './app.ts';
import type { RawRoute, Route } from './http/index.ts';

/** What a feature hands to server/main.ts through its front door. */
export interface Feature {
  readonly routes?: readonly Route[];
  readonly rawRoutes?: readonly RawRoute[];
  /** Subscribes to facts, defines jobs, schedules, counters. Once per app, before anything is served. */
  readonly register?: (app: App) => void;
}
