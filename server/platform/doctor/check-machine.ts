import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem } from 'node:os';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { readHolder } from '../db/index.ts';
import { freeBytes, LEAST_FREE_BYTES } from '../files/index.ts';
import { say, spokenLanguage } from '../spoken-language.ts';

/** One thing that was looked at: `warn` works but will not for ever, `fail` keeps Lotse from working. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly text: string;
  /** What to do about it. */
  readonly mend: string | null;
}

export const ok = (name: string, text: string): Finding => ({ name, state: 'ok', text, mend: null });
export const warn = (name: string, text: string, mend: string): Finding => ({ name, state: 'warn', text, mend });
export const bad = (name: string, text: string, mend: string): Finding => ({ name, state: 'fail', text, mend });

const ROOT = join(import.meta.dirname, '..', '..', '..');
const GB = 1024 ** 3;
const gigabytes = (bytes: number): string =>
  (bytes / GB).toLocaleString(spokenLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const NEEDED = ['pg', 'kysely', 'hono', 'zod', 'pg-boss', '@orpc/server', 'better-auth'];

export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0] = version.split('.').map(Number);
  if (major >= 24) return ok('node', `Node ${version}`);
  return bad(
    'node',
    say(
      `Mit Node ${version} läuft Lotse nicht; es braucht Node 24.`,
      `Node ${version} cannot run Lotse, which needs 24.`,
    ),
    say(
      `„npm ci“ in ${ROOT} ausführen: Es bringt Node 24 mit, und bin/lotse benutzt es.`,
      `Run "npm ci" in ${ROOT}: it brings Node 24, and bin/lotse uses it.`,
    ),
  );
}

export function checkPackages(names: readonly string[] = NEEDED): Finding {
  const missing = names.filter((name) => {
    try {
      import.meta.resolve(name);
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length === 0)
    return ok('packages', say(`${names.length} Pakete gefunden`, `${names.length} packages found`));
  return bad(
    'packages',
    say(`Nicht installiert: ${missing.join(', ')}.`, `Not installed: ${missing.join(', ')}.`),
    say(`„npm ci“ in ${ROOT} ausführen.`, `Run "npm ci" in ${ROOT}.`),
  );
}

export function checkWeb(root: string = ROOT): Finding {
  if (existsSync(join(root, 'web', 'dist', 'index.html')))
    return ok('web', say('Die Oberfläche ist gebaut.', 'The web page is built.'));
  return warn(
    'web',
    say(
      'Die Oberfläche ist noch nicht gebaut; der erste Start tut es.',
      'The web page is not built yet; the first start does it.',
    ),
    say(`„npm run build“ in ${root} tut es jetzt.`, `Run "npm run build" in ${root} to do it now.`),
  );
}

/** The nearest folder above that exists: where the home would be made. */
function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path));
}

export function checkHome(home: string): Finding {
  const there = existing(home);
  const probe = join(home, `.doctor-${process.pid}`);
  try {
    if (there !== home) {
      accessSync(there, constants.W_OK | constants.X_OK);
      return ok(
        'home',
        say(`${home} gibt es noch nicht und lässt sich anlegen.`, `${home} does not exist yet and can be made.`),
      );
    }
    mkdirSync(home, { recursive: true });
    writeFileSync(probe, 'probe', { flush: true });
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return bad(
      'home',
      say(`In ${home} lässt sich nicht schreiben: ${reason}.`, `${home} cannot be written to: ${reason}.`),
      say(
        'Diesem Benutzer dort das Schreiben erlauben, oder LOTSE_HOME auf einen anderen Ordner setzen.',
        'Give this user the right to write there, or set LOTSE_HOME to another folder.',
      ),
    );
  }
  const secret = join(home, 'secret');
  if (process.platform !== 'win32' && existsSync(secret) && (statSync(secret).mode & 0o077) !== 0) {
    return bad(
      'home',
      say(`Andere Benutzer dürfen ${secret} lesen.`, `Other users may read ${secret}.`),
      `chmod 600 ${secret}`,
    );
  }
  return ok('home', say(`In ${home} lässt sich schreiben.`, `${home} can be written to.`));
}

export function checkDisk(home: string, free: number = freeBytes(existing(home))): Finding {
  const text = say(`${gigabytes(free)} GB sind frei für ${home}.`, `${gigabytes(free)} GB are free for ${home}.`);
  if (free < LEAST_FREE_BYTES)
    return bad(
      'disk',
      text,
      say(
        'Platz schaffen: Unter 0,2 GB nimmt die Datenbank keine Änderungen mehr an.',
        'Make room: below 0.2 GB the database stops taking changes.',
      ),
    );
  if (free < 2 * GB)
    return warn(
      'disk',
      text,
      say(
        'Platz schaffen, oder LOTSE_HOME auf eine größere Platte legen: Ein Import von 100.000 Zeilen braucht etwa 0,5 GB.',
        'Make room, or move LOTSE_HOME to a larger disk: an import of 100,000 rows takes about 0.5 GB.',
      ),
    );
  return ok('disk', text);
}

export function checkMemory(free: number = freemem()): Finding {
  const text = say(`${gigabytes(free)} GB Arbeitsspeicher sind frei.`, `${gigabytes(free)} GB of memory are free.`);
  return free < 0.4 * GB
    ? warn(
        'memory',
        text,
        say(
          'Andere Programme beenden: Lotse braucht im Ruhezustand etwa 0,45 GB.',
          'End other programs: Lotse takes about 0.45 GB when idle.',
        ),
      )
    : ok('memory', text);
}

/** Taken by our own running Lotse is as good as free. */
export async function checkPort({ host, port, home }: Pick<Config, 'host' | 'port' | 'home'>): Promise<Finding> {
  const holder = readHolder(home);
  if (holder?.address)
    return ok(
      'port',
      say(
        `Lotse läuft unter ${holder.address} (Prozess ${holder.pid}).`,
        `Lotse is running at ${holder.address} (process ${holder.pid}).`,
      ),
    );
  if (port === 0) return ok('port', say('Ein freier Port wird genommen.', 'Any free port is taken.'));
  const fault = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
  if (!fault) return ok('port', say(`Port ${port} ist frei.`, `Port ${port} is free.`));
  return bad(
    'port',
    say(
      `Port ${port} auf ${host} lässt sich nicht benutzen: ${fault.code ?? fault.message}.`,
      `Port ${port} on ${host} cannot be used: ${fault.code ?? fault.message}.`,
    ),
    say(
      'Das Programm beenden, das ihn belegt, oder LOTSE_PORT auf eine andere Zahl setzen.',
      'End the program that uses it, or set LOTSE_PORT to another number.',
    ),
  );
}

export function checkClock(now: Date): Finding {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Older than this program: certificates, one-time links and due dates would all be wrong.
  if (now.getTime() < Date.UTC(2026, 10, 1)) {
    return bad(
      'clock',
      say(`Dieser Rechner glaubt, es sei ${now.toISOString()}.`, `This machine believes it is ${now.toISOString()}.`),
      say(
        'Die Uhr stellen, etwa mit timedatectl set-ntp true.',
        'Set the clock, for instance by timedatectl set-ntp true.',
      ),
    );
  }
  return ok('clock', `${now.toISOString()}, ${say('Zeitzone', 'time zone')} ${zone}`);
}

export function checkBrowser(): Finding {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((path) => existsSync(path));
  return ok(
    'browser',
    found
      ? `${found} (${say('nur für die Tests', 'only the tests use it')})`
      : say(
          'Kein Chromium auf diesem Rechner; nur die Tests brauchen eines und bringen es mit.',
          'No Chromium on this machine; only the tests use one, and bring their own.',
        ),
  );
}
