import { type AnyContractProcedure, type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import type { Role } from '../actor.ts';
import { type Right, roles, rolesWith } from '../auth/index.ts';
import type { Access, Route } from './route.ts';

/** One line of the table that says who may call what. */
export interface RegisteredRoute {
  /** Place in the contract, `records.companies.list`. */
  readonly name: string;
  readonly method: string;
  /** Below /api/v1. */
  readonly path: string;
  readonly access: Access;
  readonly roles: readonly Role[];
  readonly route: Route;
}

export type Registry = ReadonlyMap<string, RegisteredRoute>;

/**
 * Joins contract and routes, and refuses whatever is on one side only: a procedure nobody answers, a route nobody promised,
 * two routes for one procedure or address, a procedure without method, path or output schema.
 *
 * @throws Error naming every fault at once
 */
export function buildRegistry(contract: AnyContractRouter, routes: readonly Route[]): Registry {
  const faults: string[] = [];
  const byProcedure = new Map<AnyContractProcedure, Route>();
  for (const route of routes) {
    if (byProcedure.has(route.procedure)) faults.push(`two routes for ${describe(route.procedure)}`);
    byProcedure.set(route.procedure, route);
  }
  const registry = new Map<string, RegisteredRoute>();
  const addresses = new Set<string>();
  for (const { name, procedure } of procedures(contract)) {
    const route = byProcedure.get(procedure);
    const { method, path } = procedure['~orpc'].route;
    const address = `${method} ${path}`;
    byProcedure.delete(procedure);
    if (!route) faults.push(`${name} has no route`);
    if (!method || !path) faults.push(`${name} lacks method or path`);
    if (!procedure['~orpc'].outputSchema) faults.push(`${name} lacks an output schema`);
    if (addresses.has(address)) faults.push(`${name} has the address of another route, ${address}`);
    addresses.add(address);
    if (route && method && path) {
      registry.set(name, { name, method, path, access: route.access, roles: rolesFor(route.access), route });
    }
  }
  for (const route of byProcedure.values()) faults.push(`${describe(route.procedure)} is not in the contract`);
  if (faults.length > 0) throw new Error(`Routes and contract do not match: ${faults.join('; ')}`);
  return registry;
}

export function rolesFor(access: Access): readonly Role[] {
  return access === 'anyone' || access === 'signed-in' ? roles : rolesWith(access satisfies Right);
}

function* procedures(
  router: AnyContractRouter,
  path: readonly string[] = [],
): Generator<{ name: string; procedure: AnyContractProcedure }> {
  if (isContractProcedure(router)) yield { name: path.join('.'), procedure: router };
  else for (const [key, part] of Object.entries(router)) yield* procedures(part, [...path, key]);
}

function describe(procedure: AnyContractProcedure): string {
  const { method, path } = procedure['~orpc'].route;
  return `${method ?? '?'} ${path ?? '?'}`;
}
