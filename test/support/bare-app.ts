import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { createEvents } from '#server/platform/events.ts';
import { silentLog } from '#server/platform/log/index.ts';
import { secretsFrom } from '#server/platform/secrets.ts';
import { testDatabase } from './database.ts';
import { noteJobs } from './jobs.ts';

export interface BareApp extends App {
  /** Sets the clock, which stands still otherwise. */
  at(moment: string): void;
}

/** The least an oversight use case needs: a database of its own, its own data directory and a clock that stands at 2026-11-21 09:00 in Berlin; no jobs, no HTTP. */
export async function bareApp(): Promise<BareApp> {
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
    log: silentLog,
    events: createEvents(),
    secrets: secretsFrom('test'),
    jobs: noteJobs(),
  };
}

/** A person of a role; ids differ by name, so `person('Anna')` is the same one each time. */
export function person(name: string, role: Actor['role'] = 'head_of_sales', teamId: string | null = null): Actor {
  const digits = [...name].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0')).join('');
  const id = `00000000-0000-4000-8000-${digits.slice(-12).padStart(12, '0')}`;
  return { kind: 'person', id, name, role, teamId, language: 'de' };
}
