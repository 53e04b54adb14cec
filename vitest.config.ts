import { availableParallelism } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

type Tests = NonNullable<TestProjectInlineConfiguration['test']>;

/** One part of the tests. Parts run one after the other: what waits for a browser or a killed process must not share the machine. */
function part(
  groupOrder: number,
  name: string,
  include: readonly string[],
  more: Tests,
): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [...include],
      pool: 'forks',
      // A process takes file after file: loading the app again for each would cost a fifth of the time. So a test leaves nothing behind in
      // a module; `--isolate` tells whether a failure comes from that.
      isolate: false,
      sequence: { groupOrder },
      // What commands say does not depend on the machine's settings.
      env: { LOTSE_LANG: 'de' },
      setupFiles: ['test/support/properties-setup.ts'],
      testTimeout: 60_000,
      hookTimeout: 180_000,
      // How long `expect.poll` waits: a second by itself, which a loaded machine needs for one answer.
      expect: { poll: { timeout: 20_000 } },
      // What fails twice is broken; what passes at the second try is printed as such. Never at home.
      retry: process.env['CI'] ? 1 : 0,
      ...more,
    },
  };
}

// Vitest would leave one core unused; beyond six processes their connections to the one database server run out.
const maxWorkers = Math.min(availableParallelism(), 6);
const processes = ['server/platform/db/{home-database,disk-full}.test.ts'];
// They register kinds, tasks and sources of their own, which no other file may meet.
const registering = [
  'server/oversight/{checks,policy,proposals}/*.test.ts',
  'server/platform/llm/llm.test.ts',
  'test/journeys/oversight.test.ts',
];

/** A clean clone knows no times yet, and a long file begun last keeps one core waiting. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = ['test/routes-and-roles.test.ts', 'example/example.test.ts', 'imports/imports.test.ts'];
    const place = ({ moduleId }: TestSpecification) => (long.some((name) => moduleId.endsWith(name)) ? 0 : 1);
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    // Once for all parts: every database test takes its own database copied from a migrated template (test/support/database.ts).
    globalSetup: ['test/support/database-setup.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      part(1, 'rules', ['engines/**/*.test.ts', 'contract/**/*.test.ts', 'web/**/*.test.ts'], { maxWorkers }),
      part(2, 'server', ['server/**/*.test.ts', 'test/*.test.ts'], {
        exclude: [...processes, ...registering],
        maxWorkers,
      }),
      part(3, 'alone', [...processes, ...registering], { maxWorkers: 1, isolate: true, testTimeout: 240_000 }),
      part(4, 'journeys', ['test/journeys/*.test.ts'], { exclude: registering, maxWorkers: 1, testTimeout: 240_000 }),
    ],
  },
});
