import type { App } from '#server/platform/app.ts';

const IMPORT = 'intake.run-import';
const EVERY_MINUTES = 10;

/**
 * Whether the minute's look for changes should leave the machine to an import that runs here. What the import writes is read when it is
 * through, once: measuring along took a third of its time, and every record was measured up to three times. A long one is followed every
 * tenth minute all the same.
 */
export function standBack({
  jobs,
  clock,
}: {
  readonly jobs: Pick<App['jobs'], 'running'>;
  readonly clock: App['clock'];
}): boolean {
  return jobs.running(IMPORT) && clock.now().getMinutes() % EVERY_MINUTES !== 0;
}
