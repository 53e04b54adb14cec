import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Io } from '#server/platform/command.ts';
import { readConfig } from '#server/platform/config.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { checkDatabase } from './check-database.ts';
import { checkClock, checkDisk, checkHome, checkNode, checkPackages, checkPort, checkWeb } from './check-machine.ts';
import { run } from './command.ts';

const now = () => new Date();

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lotse-doctor-test-'));
  chmodSync(path, 0o711);
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('what is wrong is named together with how to mend it', () => {
  expect(checkNode('20.20.2')).toMatchObject({ state: 'fail', mend: expect.stringContaining('npm ci') });
  expect(checkNode()).toMatchObject({ state: 'ok', mend: null });
  expect(checkPackages(['pg', 'no-such-package'])).toMatchObject({
    state: 'fail',
    text: 'Nicht installiert: no-such-package.',
  });
  expect(checkWeb(folder())).toMatchObject({ state: 'warn', mend: expect.stringContaining('npm run build') });
  expect(checkDisk(tmpdir(), 1e8)).toMatchObject({ state: 'fail' });
  expect(checkDisk(tmpdir(), 1e9)).toMatchObject({ state: 'warn' });
  expect(checkClock(new Date('1970-01-01T00:00:10Z'))).toMatchObject({ state: 'fail' });
});

test('a data directory that cannot be written to, or whose secret others may read, is a fault', () => {
  const home = folder();
  expect(checkHome(home)).toMatchObject({ state: 'ok' });
  expect(checkHome(join(home, 'not', 'yet'))).toMatchObject({ state: 'ok' });
  writeFileSync(join(home, 'file'), '');
  expect(checkHome(join(home, 'file'))).toMatchObject({ state: 'fail', mend: expect.stringContaining('LOTSE_HOME') });
  writeFileSync(join(home, 'secret'), 'x', { mode: 0o644 });
  expect(checkHome(home)).toMatchObject({ state: 'fail', mend: expect.stringContaining('chmod 600') });
});

test('a port that another program uses is a fault', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await checkPort({ host: '127.0.0.1', port, home: folder() })).toMatchObject({
    state: 'fail',
    mend: expect.stringContaining('LOTSE_PORT'),
  });
});

test('a server that does not answer, and a database of a newer or changed Lotse, are faults', async () => {
  const home = folder();
  const [away] = await checkDatabase({ home, databaseUrl: 'postgres://x:y@127.0.0.1:1/z' }, now);
  expect(away).toMatchObject({ name: 'database', state: 'fail', mend: expect.stringContaining('DATABASE_URL') });
  const { db, url, drop } = await openTestDatabase();
  onTestFinished(drop);
  const migrations = async () =>
    (await checkDatabase({ home, databaseUrl: url }, now)).find((one) => one.name === 'migrations');
  expect(await migrations()).toMatchObject({ state: 'ok' });
  await sql`insert into platform.migration (name, checksum) values ('9999_future.sql', 'x')`.execute(db);
  expect(await migrations()).toMatchObject({ state: 'fail', text: expect.stringContaining('9999_future.sql') });
  await sql`delete from platform.migration where name like '9999%'`.execute(db);
  await sql`update platform.migration set checksum = 'x' where name like '0001%'`.execute(db);
  expect(await migrations()).toMatchObject({ state: 'fail', text: expect.stringContaining('0001') });
});

test('on a sound machine everything is well, with one JSON object', async () => {
  let answered: unknown;
  const refuse = (): never => {
    throw new Error('not for the doctor');
  };
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const home = folder();
  const io: Io = {
    stdin: process.stdin,
    stdout: sink,
    stderr: sink,
    json: true,
    signal: new AbortController().signal,
    progress() {},
    config: () => readConfig({ LOTSE_HOME: join(home, 'new'), LOTSE_PORT: '0' }),
    answer: (value) => {
      answered = value;
    },
    openApp: refuse,
    openDatabase: refuse,
  };
  expect(await run([], io)).toBe(0);
  expect(answered).toMatchObject({ ok: true });
  expect(answered).toHaveProperty('findings.length', 10);
});
