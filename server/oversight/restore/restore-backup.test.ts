import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { writeBackup } from '#server/platform/backup/index.ts';
import { fixedClock } from '#server/platform/clock.ts';
import { migrate, openDatabase, readMigrations } from '#server/platform/db/index.ts';
import { silentLog } from '#server/platform/log/index.ts';
import { openSecrets } from '#server/platform/secrets.ts';
import { openTestDatabase } from '#test/support/database.ts';
import { audit, resetAnchor, verifyAudit } from '../audit/index.ts';
import { recordConsents, recordObjections } from '../consent/index.ts';
import { restoreBackup } from './restore-backup.ts';

const clock = fixedClock('2026-11-21T08:00:00Z');
const anna = { kind: 'person', id: 'anna', name: 'Anna', role: 'admin', teamId: null, language: 'de' } as const;
const NASTY = 'Tab\there\nline \\. \\N "quote" ; 💡 Ünïcode \u202E';

/** An installation: its database, its data directory, its secret. */
async function installation() {
  const home = mkdtempSync(join(tmpdir(), 'lotse-restore-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const database = await openTestDatabase();
  onTestFinished(() => database.drop());
  const app = (): Opened => ({
    db: openDatabase(database.url, { max: 2 }),
    home,
    clock,
    log: silentLog,
    secrets: openSecrets(home, null),
  });
  await database.db.destroy();
  const file = join(home, 'one.backup');
  const shared = { databaseUrl: database.url, home, givenSecret: null, onProgress: () => {} };
  const use = async <T>(work: (app: Opened) => Promise<T>) => {
    const opened = app();
    try {
      return await work(opened);
    } finally {
      await opened.db.destroy();
    }
  };
  return {
    home,
    url: database.url,
    file,
    use,
    backup: (to = file) => writeBackup({ ...shared, file: to, now: clock.now(), signal: new AbortController().signal }),
    restore: (from = file, replace = false) => restoreBackup({ ...shared, file: from, replace, clock }),
  };
}
type Opened = {
  db: ReturnType<typeof openDatabase>;
  home: string;
  clock: typeof clock;
  log: typeof silentLog;
  secrets: ReturnType<typeof openSecrets>;
};

async function query(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function fill(here: Awaited<ReturnType<typeof installation>>): Promise<void> {
  const { url, home } = here;
  await query(url, `insert into platform.team (name) values ($1), ('Süd')`, [NASTY]);
  await query(
    url,
    `insert into platform."user" (name, email, role, team_id) select 'Anna', 'anna@example.de', 'admin', id from platform.team where name = 'Süd'`,
  );
  await query(
    url,
    `insert into platform.session (token, user_id, expires_at) select 'still signed in', id, now() + interval '1 day' from platform."user"`,
  );
  await query(url, `insert into intake.source (id, kind, label) values ('command', 'command', 'x')`);
  await query(
    url,
    `insert into intake.observation (kind, fields, source_id, observed_at, recorded_by)
     select 'company', json_build_object('name', $1::text || n), 'command', now(), 'anna' from generate_series(1, 3000) n`,
    [NASTY],
  );
  mkdirSync(join(home, 'files', 'ab'), { recursive: true });
  writeFileSync(join(home, 'files', 'ab', 'abc-1'), randomBytes(1_500_000));
  writeFileSync(join(home, 'files', 'ab', 'half.part'), 'half');
  await object(here, '0731 1234567');
}

/** Somebody says no: recorded and logged in one transaction, as the app does it. */
async function object(here: Awaited<ReturnType<typeof installation>>, phone: string): Promise<void> {
  await here.use((app) =>
    app.db.transaction().execute(async (tx) => {
      await recordObjections(app, anna, tx, [
        { channel: 'phone_human', contactPoint: phone, scope: 'all_marketing', source: 'phone' } as never,
      ]);
      await audit(app, tx, { actor: anna, action: 'objection.recorded' });
    }),
  );
}

/** Every table of every schema: how many rows, and a hash over all of them. */
async function contents(url: string): Promise<Record<string, string>> {
  const tables = await query(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await query(
      url,
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as state from ${name} t`,
    );
    found[String(name)] = String(row?.['state']).replace(/^(\d+) .*/, name === 'platform.migration' ? '$1' : '$&');
  }
  return found;
}

const withoutAudit = (state: Record<string, string>) =>
  Object.fromEntries(Object.entries(state).filter(([name]) => name !== 'oversight.audit'));

test('a backup restored into an empty installation is the same in every table, file and secret', async () => {
  const here = await installation();
  await fill(here);
  const made = await here.backup();
  expect(made).toMatchObject({ files: 1, rows: expect.any(Number) });
  expect(statSync(here.file).mode & 0o077).toBe(0);
  const there = await installation();
  const result = await there.restore(here.file);
  expect(result).toMatchObject({ rows: made.rows, files: 1, kept: null });
  expect(await query(there.url, 'select token from platform.session')).toEqual([]);
  await query(here.url, 'delete from platform.session');
  const [before, after] = [await contents(here.url), await contents(there.url)];
  expect(Object.keys(before).length).toBeGreaterThan(30);
  expect(Object.values(before).filter((state) => !state.startsWith('0 ')).length).toBeGreaterThan(6);
  expect(withoutAudit(after)).toEqual(withoutAudit(before));
  const file = join('files', 'ab', 'abc-1');
  expect(readFileSync(join(there.home, file)).equals(readFileSync(join(here.home, file)))).toBe(true);
  expect(existsSync(join(there.home, 'files', 'ab', 'half.part'))).toBe(false);
  expect(readFileSync(join(there.home, 'secret'), 'utf8')).toBe(readFileSync(join(here.home, 'secret'), 'utf8'));
  // The chain goes on with the entry that tells of the restore, and new rows get new numbers.
  expect(await there.use(verifyAudit)).toMatchObject({ ok: true, entries: 2 });
  const [next] = await query(
    there.url,
    `insert into intake.observation (kind, fields, source_id, observed_at, recorded_by) values ('company', '{}', 'command', now(), 'a') returning id::int`,
  );
  expect(next).toEqual({ id: 3001 });
});

test('objection wins over restore: what was recorded after the backup still holds, and the log is whole', async () => {
  const here = await installation();
  await fill(here);
  await here.backup();
  await object(here, '089 7654321');
  await here.use((app) =>
    app.db.transaction().execute(async (tx) => {
      await recordConsents(app, anna, tx, [
        {
          kind: 'withdrawn',
          channel: 'email',
          contactPoint: 'b@example.de',
          purposes: ['marketing_other'],
          source: 'person',
          at: clock.now(),
        },
      ]);
      await audit(app, tx, { actor: anna, action: 'consent.withdrawn' });
    }),
  );
  await query(here.url, `update platform.team set name = 'Nord' where name = 'Süd'`);
  const keys = await query(here.url, 'select contact_key from oversight.objection order by id');
  expect(await here.restore(here.file, true)).toMatchObject({
    kept: { objections: 1, consents: 1, auditEntries: 2, auditDiverged: false },
  });
  expect(await query(here.url, 'select contact_key from oversight.objection order by id')).toEqual(keys);
  expect(await query(here.url, 'select kind from oversight.consent')).toEqual([{ kind: 'withdrawn' }]);
  expect(await query(here.url, `select count(*)::int as n from platform.team where name = 'Süd'`)).toEqual([{ n: 1 }]);
  expect(await here.use(verifyAudit)).toMatchObject({ ok: true, entries: 4 });
  expect(
    await query(here.url, `select datname from pg_database where datname like current_database() || '\\_%'`),
  ).toEqual([]);
});

test('who was deactivated, removed or demoted after the backup does not come back with it, nor does a removed key', async () => {
  const here = await installation();
  await fill(here);
  await query(
    here.url,
    `insert into platform."user" (name, email, role) values ('Bert', 'bert@example.de', 'admin'), ('Cora', 'cora@example.de', 'sales'),
      ('Dora', 'dora@example.de', 'admin')`,
  );
  await query(
    here.url,
    `insert into platform.api_key (name, start, key_hash, owner_id, role)
     select 'alt', 'abc', '\\x00'::bytea, id, 'reader' from platform."user" where name = 'Anna'`,
  );
  await here.backup();
  await query(here.url, `update platform."user" set active = false where name = 'Bert'`);
  await query(here.url, `update platform."user" set role = 'reader' where name = 'Dora'`);
  await query(here.url, `delete from platform."user" where name = 'Cora'`);
  await query(here.url, 'delete from platform.api_key');
  expect(await here.restore(here.file, true)).toMatchObject({ kept: { access: 4 } });
  expect(await query(here.url, `select name, role, active from platform."user" order by name`)).toEqual([
    { name: 'Anna', role: 'admin', active: true },
    { name: 'Bert', role: 'admin', active: false },
    { name: 'Cora', role: 'sales', active: false },
    { name: 'Dora', role: 'reader', active: true },
  ]);
  expect(await query(here.url, 'select name from platform.api_key')).toEqual([]);
});

test('after a new start in an empty database everybody of the backup may come back', async () => {
  const here = await installation();
  await fill(here);
  await here.backup();
  await query(here.url, 'truncate platform."user" cascade');
  await query(here.url, 'alter table oversight.audit disable trigger user');
  await query(here.url, 'delete from oversight.audit');
  await query(here.url, 'alter table oversight.audit enable trigger user');
  await query(here.url, `insert into platform."user" (name, email, role) values ('Neu', 'neu@example.de', 'admin')`);
  expect(await here.restore(here.file, true)).toMatchObject({ kept: { access: 0 } });
  expect(await query(here.url, 'select name, active from platform."user"')).toEqual([{ name: 'Anna', active: true }]);
});

test('a database that holds data is left alone without --replace, and so is another installation', async () => {
  const here = await installation();
  await fill(here);
  await here.backup();
  const before = await contents(here.url);
  await expect(here.restore()).rejects.toMatchObject({ code: 'database-not-empty' });
  const other = await installation();
  await fill(other);
  await expect(other.restore(here.file, true)).rejects.toMatchObject({ code: 'other-installation' });
  expect(await contents(here.url)).toEqual(before);
});

test('nothing is replaced while somebody is connected', async () => {
  const here = await installation();
  await fill(here);
  await here.backup();
  await here.use(async (app) => {
    await app.db.selectFrom('platform.team').select('id').execute();
    await expect(here.restore(here.file, true)).rejects.toMatchObject({ code: 'database-in-use' });
  });
});

test('truncated, changed, foreign, newer and empty files are refused before anything is touched', async () => {
  const here = await installation();
  await fill(here);
  await here.backup();
  const before = await contents(here.url);
  const good = readFileSync(here.file);
  const flipped = Buffer.from(good);
  flipped[Math.floor(good.length / 2)]! ^= 1;
  const format = Buffer.concat([Buffer.from('lotse-backup 9\n'), good.subarray(15)]);
  const bad: [string, Buffer, string][] = [
    ['cut', good.subarray(0, good.length - 1), 'backup-damaged'],
    ['half', good.subarray(0, good.length / 2), 'backup-damaged'],
    ['first-line-only', good.subarray(0, 15), 'backup-damaged'],
    ['flipped', flipped, 'backup-damaged'],
    ['format', format, 'backup-format'],
    ['pdf', Buffer.from('%PDF-1.7\nnot a backup'), 'backup-unreadable'],
    ['empty', Buffer.alloc(0), 'backup-unreadable'],
  ];
  for (const [name, content, code] of bad) {
    const path = join(here.home, name);
    writeFileSync(path, content);
    await expect(here.restore(path, true), name).rejects.toMatchObject({ code });
  }
  await expect(here.restore(join(here.home, 'missing'), true)).rejects.toMatchObject({ code: 'backup-unreadable' });
  expect(await contents(here.url)).toEqual(before);
  expect(
    await query(here.url, `select count(*)::int as n from pg_database where datname like current_database() || '\\_%'`),
  ).toEqual([{ n: 0 }]);
});

test('a backup of a newer Lotse is refused, one of an older one is brought up to date', async () => {
  const here = await installation();
  await fill(here);
  await query(here.url, `insert into platform.migration (name, checksum) values ('9999_future.sql', 'x')`);
  await here.backup();
  const there = await installation();
  await expect(there.restore(here.file)).rejects.toMatchObject({
    code: 'backup-newer',
    facts: { name: '9999_future.sql' },
  });
  const old = await openTestDatabase({ empty: true });
  onTestFinished(() => old.drop());
  await migrate(old.db, readMigrations().slice(0, -1));
  await old.db.destroy();
  const file = join(here.home, 'older.backup');
  await writeBackup({
    databaseUrl: old.url,
    home: here.home,
    givenSecret: null,
    file,
    now: clock.now(),
    signal: new AbortController().signal,
    onProgress() {},
  });
  await there.restore(file);
  const applied = await query(there.url, 'select count(*)::int as n from platform.migration');
  expect(applied).toEqual([{ n: readMigrations().length }]);
});

test('a backup neither overwrites a file nor leaves half of one', async () => {
  const here = await installation();
  await fill(here);
  writeFileSync(here.file, 'mine');
  await expect(here.backup()).rejects.toMatchObject({ code: 'file-exists' });
  expect(readFileSync(here.file, 'utf8')).toBe('mine');
  await expect(here.backup(join(here.home, 'no', 'such', 'folder'))).rejects.toThrow();
  const stopped = writeBackup({
    databaseUrl: here.url,
    home: here.home,
    givenSecret: null,
    file: `${here.file}2`,
    now: clock.now(),
    signal: AbortSignal.abort(),
    onProgress() {},
  });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect([existsSync(`${here.file}2`), existsSync(`${here.file}2.part`)]).toEqual([false, false]);
});

test('resetting the anchor is only for a restore', async () => {
  const here = await installation();
  await fill(here);
  await here.use(async (app) => {
    await resetAnchor(app);
    expect(await verifyAudit(app)).toMatchObject({ ok: true, anchored: 1 });
  });
});
