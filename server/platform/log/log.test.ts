import { expect, test } from 'vitest';
import { fail } from '../failure.ts';
import { openLog } from './index.ts';

function record() {
  const lines: string[] = [];
  return { lines, log: openLog({ level: 'debug', to: { write: (line: string) => void lines.push(line) } }) };
}

test('a mail address in an error, its cause or a fact never reaches the log', () => {
  const { lines, log } = record();
  const cause = Object.assign(new Error('Key (email)=(max@example.test) already exists'), {
    detail: 'max@example.test',
  });
  try {
    fail('email-taken', { email: 'max@example.test', text: 'max@example.test exists' }, { cause });
  } catch (error) {
    log.error('request failed', {
      error,
      email: 'max@example.test',
      route: 'max@example.test',
      requestId: 'max@example.test',
      name: 'Max Muster',
    });
  }
  log
    .with({ user: 'max@example.test' })
    .warn('careful', { jobId: '0fb79df1-c8ec-4e33-afb7-173b8ea9d190', seconds: 1.5 });
  expect(lines.join('')).not.toMatch(/max|Muster|example/i);
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
    msg: 'request failed',
    error: { kind: 'Failure', code: 'email-taken', cause: { kind: 'Error' } },
  });
  expect(JSON.parse(lines[1] ?? '{}')).toMatchObject({ jobId: '0fb79df1-c8ec-4e33-afb7-173b8ea9d190', seconds: 1.5 });
});

test('an error keeps the places it came through', () => {
  const { lines, log } = record();
  log.error('failed', { error: new Error('x') });
  expect(JSON.parse(lines[0] ?? '{}').error.at[0]).toContain('server/platform/log/log.test.ts');
});
