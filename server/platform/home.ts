import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly uid: number;
  readonly userHome: string;
}

/** The data directory when LOTSE_HOME says nothing: the user's data folder, /var/lib/lotse for root. */
export function defaultHome(at: Surroundings = surroundings()): string {
  if (at.platform === 'win32') return join(at.env['LOCALAPPDATA'] ?? join(at.userHome, 'AppData', 'Local'), 'Lotse');
  // Not below /root: PostgreSQL refuses to run as root, and no other user may enter root's home.
  if (at.uid === 0) return '/var/lib/lotse';
  return join(at.env['XDG_DATA_HOME'] || join(at.userHome, '.local', 'share'), 'lotse');
}

export function surroundings(): Surroundings {
  return { env: process.env, platform: process.platform, uid: process.getuid?.() ?? -1, userHome: homedir() };
}

/**
 * Creates the data directory. Private to the user; as root others may pass through it (not list it),
 * because PostgreSQL runs as another user in a folder below.
 */
export function prepareHome(home: string): string {
  const path = resolve(home);
  const isNew = !existsSync(path);
  mkdirSync(path, { recursive: true });
  if (isNew) chmodSync(path, process.getuid?.() === 0 ? 0o711 : 0o700);
  return path;
}

/** Reads a small file of mode 0600, or makes it. Two processes that make it at once end up with the same content. */
export function readOrCreatePrivateFile(home: string, name: string, make: () => string): string {
  const path = join(home, name);
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, make(), { mode: 0o600, flush: true });
    try {
      // link refuses an existing target where rename would overwrite it.
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  return readFileSync(path, 'utf8').trim();
}
