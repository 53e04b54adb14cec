import { defineConfig } from 'vitest/config';

// Files run in parallel processes; every database test takes its own database copied from a migrated template (test/support/database.ts).
export default defineConfig({
  test: {
    include: [
      'engines/**/*.test.ts',
      'contract/**/*.test.ts',
      'server/**/*.test.ts',
      'web/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    pool: 'forks',
    // What commands say does not depend on the machine's settings.
    env: { LOTSE_LANG: 'de' },
    globalSetup: ['test/support/database-setup.ts'],
    setupFiles: ['test/support/properties-setup.ts'],
    testTimeout: 30_000,
    // Browsers and servers share two cores there. What fails twice is broken; what passes at the second try is printed as such. Never at home.
    retry: process.env['CI'] ? 1 : 0,
    hookTimeout: 90_000,
  },
});
