import type { Role } from '#server/platform/actor.ts';
import type { Person, TestApp } from './app.ts';

/** Whose record the call is about, seen from the caller: their own, their team's, another team's, or none that exists. */
export type Whose = 'own' | 'team' | 'foreign' | 'missing';

export interface ProbeWorld extends TestApp {
  /** Team of every caller; `foreign` records belong to `otherTeamId`. */
  readonly teamId: string;
  readonly otherTeamId: string;
  /** A colleague in the caller's team, and one in the other team. */
  readonly mate: Person;
  readonly stranger: Person;
  /** owner_id and team_id of a record that is `whose` for this caller. */
  ownership(whose: Whose, caller: Person): { readonly ownerId: string; readonly teamId: string };
}

/**
 * Shows the walk (test/routes-and-roles.test.ts) how to call one route. A feature keeps its probes beside its routes, in
 * `server/<stage>/<feature>/routes.probe.ts`, exported as `probes`, by the route's name in the contract.
 */
export interface Probe {
  /**
   * Makes whatever record the call needs and answers the input. For `missing`, an input that names a record which does not exist.
   * Called anew for each call that may change something.
   */
  readonly input: (world: ProbeWorld, whose: Whose, caller: Person) => Promise<unknown> | unknown;
  /**
   * `owned`: about one record with an owner; sales get `not-found` for a foreign one. `shared`: about one record that everybody with
   * the right sees; `missing` is tried too. `none` (default): about no single record.
   */
  readonly about?: 'owned' | 'shared' | 'none';
  /** Status where the caller has the right: 200 unless said otherwise. */
  readonly status?: number | ((role: Role) => number);
}

export type Probes = Readonly<Record<string, Probe>>;

/** For a route outside the contract. */
export interface RawProbe {
  readonly request: (world: ProbeWorld, caller: Person) => Promise<readonly [path: string, init?: RequestInit]>;
  readonly status?: number;
}

export type RawProbes = Readonly<Record<string, RawProbe>>;

/** An id that no record has. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';
