import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run of `npm test`, so that a change fails for what it changed. To look for new
 * counterexamples give a number of runs (`LOTSE_FUZZ=20000 npx vitest run engines`): the seed is then drawn, and printed on failure.
 */
const runs = Number(process.env['LOTSE_FUZZ']);
fc.configureGlobal(runs > 0 ? { numRuns: runs } : { seed: 20_261_121 });
