import { expect, test } from 'vitest';
import { standBack } from './index.ts';

const at = (time: string, runs: string | null) => ({
  jobs: { running: (name: string) => name === runs },
  clock: { now: () => new Date(`2026-11-21T${time}Z`) },
});

test('an import has the machine for itself, but for every tenth minute', () => {
  const during = (time: string) => standBack(at(time, 'intake.run-import'));
  expect(during('10:01:00')).toBe(true);
  expect(during('10:19:59')).toBe(true);
  expect(during('10:20:30')).toBe(false);
  expect(standBack(at('10:01:00', null))).toBe(false);
});
