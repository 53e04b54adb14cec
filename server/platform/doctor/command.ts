import { systemClock } from '../clock.ts';
import type { Io } from '../command.ts';
import type { Config } from '../config.ts';
import { say } from '../spoken-language.ts';
import { checkDatabase } from './check-database.ts';
import {
  bad,
  checkBrowser,
  checkClock,
  checkDisk,
  checkHome,
  checkMemory,
  checkNode,
  checkPackages,
  checkPort,
  checkWeb,
  type Finding,
} from './check-machine.ts';

export const name = 'doctor';

export const help = say(
  `lotse doctor

Sieht alles an, was Lotse auf diesem Rechner braucht, und sagt, wie zu beheben ist, was nicht stimmt: Node, Pakete, Einstellungen,
Datenordner, Platz, Speicher, Port, Uhr, Oberfläche, Datenbank, Migrationen. Ändert nichts. Lotse darf dabei laufen.

--json: {ok, findings: [{name, state: ok|warn|fail, text, mend}]}. Ende mit 1, wo etwas nicht geht.
`,
  `lotse doctor

Looks at everything Lotse needs on this machine and says how to mend what is wrong: Node, packages, configuration, data
directory, disk, memory, port, clock, web page, database, migrations. Changes nothing. The app may be running.

--json: {ok, findings: [{name, state: ok|warn|fail, text, mend}]}. Exit status 1 where something fails.
`,
);

export async function run(_args: readonly string[], io: Io): Promise<number> {
  const findings: Finding[] = [
    checkNode(),
    checkPackages(),
    checkClock(systemClock.now()),
    checkMemory(),
    checkBrowser(),
    checkWeb(),
  ];
  const config = readable(io, findings);
  if (config) {
    const home = checkHome(config.home);
    findings.push(home, checkDisk(config.home), await checkPort(config));
    // Starting a database where nothing can be written would only say the same less clearly.
    if (home.state !== 'fail') findings.push(...(await checkDatabase(config, systemClock.now)));
  }
  const isWell = findings.every((finding) => finding.state !== 'fail');
  io.answer({ ok: isWell, findings }, findings.map(line).join('\n'));
  return isWell ? 0 : 1;
}

function readable(io: Io, findings: Finding[]): Config | undefined {
  try {
    return io.config();
  } catch (error) {
    findings.push(
      bad(
        'configuration',
        error instanceof Error ? error.message : String(error),
        say('Berichtigen oder entfernen Sie die genannten Variablen.', 'Correct or unset the named variables.'),
      ),
    );
    return undefined;
  }
}

function line({ name: what, state, text, mend }: Finding): string {
  const sign = { ok: '  ok  ', warn: ' warn ', fail: ' FAIL ' }[state];
  return `${sign} ${what.padEnd(14)} ${text}${mend ? `\n${' '.repeat(22)}-> ${mend}` : ''}`;
}
