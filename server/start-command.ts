import type { Io } from './platform/command.ts';
import { say } from './platform/spoken-language.ts';
import { start } from './start.ts';

export const name = 'start';

export const help = say(
  `lotse start

Startet alles auf diesem Rechner: Datenbank, Aufgaben im Hintergrund, Oberfläche. Gibt die Adresse aus und, solange niemand ein Konto hat,
einen Anmeldelink, der einmal gilt. Strg-C beendet alles geordnet.

LOTSE_PORT   Port der Oberfläche (4747; 0: irgendein freier)
LOTSE_HOST   Adresse, auf der Lotse lauscht (127.0.0.1: nur dieser Rechner)
LOTSE_HOME   Ordner der Daten
DATABASE_URL ein eigener PostgreSQL-Server statt des mitgelieferten
LOTSE_URL    Adresse, die Menschen benutzen, wo ein Proxy vor Lotse steht (mit LOTSE_BEHIND_PROXY=1)
LOTSE_WORKER 0: Aufgaben anderen Prozessen überlassen
LOTSE_UPLOAD_LIMIT größter Upload in Byte (2147483648)
LOTSE_LOG    stdout: dorthin protokollieren statt nach LOTSE_HOME/log; LOTSE_LOG_LEVEL: debug, info, warn, error
LOTSE_OIDC_ISSUER, LOTSE_OIDC_CLIENT_ID, LOTSE_OIDC_CLIENT_SECRET, LOTSE_OIDC_NAME: Anmeldung über die Firma

--json: ein Objekt {url, signInLink, pid}, sobald die Oberfläche benutzt werden kann.
`,
  `lotse start

Starts everything on this machine: database, jobs, web page. Prints the address and, as long as nobody has an account,
a sign-in link that works once. Ctrl-C ends it in order.

LOTSE_PORT   port of the page (4747; 0: any free one)
LOTSE_HOST   address it listens on (127.0.0.1: only this machine)
LOTSE_HOME   data directory
DATABASE_URL a PostgreSQL server to use instead of the one that comes with Lotse
LOTSE_URL    address people use, where a proxy stands before Lotse (with LOTSE_BEHIND_PROXY=1)
LOTSE_WORKER 0: leave jobs to other processes
LOTSE_UPLOAD_LIMIT largest upload in bytes (2147483648)
LOTSE_LOG    stdout: log there instead of into LOTSE_HOME/log; LOTSE_LOG_LEVEL: debug, info, warn, error
LOTSE_OIDC_ISSUER, LOTSE_OIDC_CLIENT_ID, LOTSE_OIDC_CLIENT_SECRET, LOTSE_OIDC_NAME: sign in through the company

--json: one object {url, signInLink, pid} once the page can be used.
`,
);

export async function run(_args: readonly string[], io: Io): Promise<number> {
  const config = io.config();
  const started = await start(config, io.progress);
  const signInLink = started.firstStartLink && new URL(started.firstStartLink, started.url).href;
  const words = [`Lotse: ${started.url}`];
  if (signInLink)
    words.push('', say(`Erste Anmeldung (gilt einmal): ${signInLink}`, `First sign-in (works once): ${signInLink}`));
  io.answer({ url: started.url, signInLink, pid: process.pid }, words.join('\n'));
  if (!io.signal.aborted) await new Promise((resolve) => io.signal.addEventListener('abort', resolve, { once: true }));
  io.progress(say('Lotse wird beendet …', 'Ending …'));
  await started.stop();
  return 0;
}
