import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { createEvents } from '#server/platform/events.ts';
import type { Log } from '#server/platform/log/log.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { testDatabase } from './database.ts';

export interface TestApp extends App {
  /** Sets the clock, which stands still otherwise. */
  at(moment: string): void;
}

const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, with: () => silent };

/** An app on a database of its own, with its own data directory and a clock that stands at 2026-11-21 09:00 in Berlin. */
export async function testApp(): Promise<TestApp> {
  const db = await testDatabase();
  const home = mkdtempSync(join(tmpdir(), 'lotse-app-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  let now = new Date('2026-11-21T08:00:00.000Z');
  return {
    db,
    home,
    clock: { now: () => new Date(now) },
    at: (moment) => {
      now = new Date(moment);
    },
    log: silent,
    events: createEvents(),
    secrets: secretsFrom('test'),
    jobs: {
      define() {},
      schedule() {},
      send: async () => null,
      cancel: async () => {},
    },
  };
}

/** A person of a role; ids differ by name, so `person('Anna')` is the same one each time. */
export function person(name: string, role: Actor['role'] = 'head_of_sales', teamId: string | null = null): Actor {
  const digits = [...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
  const id = `00000000-0000-4000-8000-${digits.slice(-12).padStart(12, '0')}`;
  return { kind: 'person', id, name, role, teamId, language: 'de' };
}
