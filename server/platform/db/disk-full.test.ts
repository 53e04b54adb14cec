import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';

// A small disk of its own needs the right to mount one; elsewhere these rules cannot be tried.
const probe = mkdtempSync(join(tmpdir(), 'lotse-disk-'));
const canMount = process.getuid?.() === 0 && mount(probe, 1);
if (canMount) spawnSync('umount', [probe]);
rmSync(probe, { recursive: true, force: true });

const disks: string[] = [];
const servers: EmbeddedServer[] = [];

function mount(folder: string, megabytes: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder]).status === 0;
}

function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-disk-'));
  chmodSync(folder, 0o711);
  expect(mount(folder, megabytes)).toBe(true);
  disks.push(folder);
  return folder;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const disk of disks.splice(0)) {
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
});

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end().catch(() => {});
  }
}

test.skipIf(!canMount)(
  'a disk too small for a database: a clear failure, nothing half-made, and it works once there is room',
  async () => {
    const disk = smallDisk(20);
    const folder = join(disk, 'postgres');
    await expect(startEmbedded({ folder })).rejects.toMatchObject({
      code: 'postgres-not-created',
      facts: { detail: expect.stringContaining('No space left') },
    });
    expect(existsSync(join(folder, 'data'))).toBe(false);
    expect(existsSync(join(folder, 'data.new'))).toBe(false);
    spawnSync('mount', ['-o', 'remount,size=400m', disk]);
    const server = await startEmbedded({ folder });
    servers.push(server);
    expect((await query(server.url, 'select 1 as n')).rows).toEqual([{ n: 1 }]);
  },
);

test.skipIf(!canMount)(
  'a disk that fills up: the write fails, what was committed stays, and after making room it goes on',
  async () => {
    const disk = smallDisk(400);
    const server = await startEmbedded({ folder: join(disk, 'postgres') });
    servers.push(server);
    await query(server.url, 'create table kept (n int, filler text); insert into kept values (1)');
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 8_000_000)));
    await expect(
      query(server.url, `insert into kept select n, repeat('x', 900) from generate_series(2, 200000) n`),
    ).rejects.toThrow();
    rmSync(ballast);
    let rows: unknown[] = [];
    for (let n = 0; n < 150 && rows.length === 0; n++) {
      await sleep(100);
      rows = await query(server.url, 'select n from kept').then(
        (result) => result.rows,
        () => [],
      );
    }
    expect(rows).toEqual([{ n: 1 }]);
    await query(server.url, 'insert into kept values (2)');
  },
  60_000,
);
