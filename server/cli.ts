import { openIo } from './command-io.ts';
import { overview } from './command-overview.ts';
import { commands, findCommand, nearestCommand } from './commands.ts';
import { Failure } from './platform/failure.ts';
import { say } from './platform/spoken-language.ts';

// bin/lotse COMMAND [ARGUMENTS]. Exit status: 0 done, 1 failed, 2 called wrongly, 130 interrupted.
process.exitCode = await main(process.argv.slice(2));

async function main(typed: readonly string[]): Promise<number> {
  const json = typed.includes('--json');
  const args = speaking(typed.filter((arg) => arg !== '--json'));
  const wantsHelp = args.includes('--help') || args.includes('-h');
  if (args.includes('--version')) return print((await import('./platform/version.ts')).version);
  const found = findCommand(args);
  if (!found) {
    if (args.length === 0 || wantsHelp || args[0] === 'help') return print(overview());
    return unknown(args, json);
  }
  const command = await commands[found.name]!.load();
  if (wantsHelp) return print(command.help.trimEnd());
  const io = await openIo({
    command: found.name,
    json,
    stopsAtOnce: command.stopsAtOnce === true,
    standsAlone: command.standsAlone === true,
  });
  try {
    const status = await command.run(found.rest, io);
    return io.signal.aborted && found.name !== 'start' ? 130 : status;
  } catch (error) {
    if (io.signal.aborted) return 130;
    return report(error, json, found.name);
  } finally {
    await io.close();
  }
}

/** Takes `--lang` out and keeps it for everybody who asks for the language; `--language` is a command's own and stays. */
function speaking(args: readonly string[]): string[] {
  const left: string[] = [];
  let wanted: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const [name, value] = (args[at] ?? '').split(/=(.*)/s);
    if (name !== '--lang' && name !== '--language') {
      left.push(args[at] ?? '');
      continue;
    }
    wanted = value ?? args[at + 1];
    if (name === '--language') left.push(args[at] ?? '');
    else if (value === undefined) at += 1;
  }
  if (wanted === 'de' || wanted === 'en') process.env['LOTSE_LANG'] = wanted;
  return left;
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function unknown(args: readonly string[], json: boolean): number {
  const near = nearestCommand(args);
  const name = args.slice(0, 2).join(' ');
  const text = say(
    `Den Befehl „${name}“ gibt es nicht.${near ? ` Meinten Sie „lotse ${near}“?` : ''} „lotse --help“ zählt alle auf.`,
    `There is no command "${name}".${near ? ` Did you mean "lotse ${near}"?` : ''} "lotse --help" lists them all.`,
  );
  tell({ code: 'usage', text, facts: { nearest: near ?? null } }, json);
  return 2;
}

function seeHelp(command: string): string {
  return say(`Siehe „lotse ${command} --help“.`, `See "lotse ${command} --help".`);
}

function report(error: unknown, json: boolean, command: string): number {
  if (error instanceof Failure) {
    const { text, ...facts } = error.facts;
    const details = Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : '';
    const words = typeof text === 'string' ? text : `${error.code}${details}`;
    const isMisuse = error.code === 'usage';
    tell({ code: error.code, text: isMisuse ? `${words} ${seeHelp(command)}` : words, facts }, json);
    return isMisuse ? 2 : 1;
  }
  const wrongArgument = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const message = error instanceof Error ? error.message : String(error);
  if (wrongArgument) {
    tell({ code: 'usage', text: `${message} ${seeHelp(command)}`, facts: {} }, json);
    return 2;
  }
  const text = say(
    `„lotse ${command}“ ist unerwartet gescheitert: ${message} Was vorher gespeichert wurde, bleibt. „lotse doctor“ prüft diese Installation; mit LOTSE_DEBUG=1 steht die Stelle im Programm dabei.`,
    `"lotse ${command}" failed unexpectedly: ${message} What was committed before is kept. "lotse doctor" checks this installation; with LOTSE_DEBUG=1 the place in the program is shown.`,
  );
  tell({ code: 'unexpected', text, facts: {} }, json);
  if (process.env['LOTSE_DEBUG'] && error instanceof Error) console.error(error);
  return 1;
}

/** With --json the error object is on stdout, where the reading program looks; the words are on stderr either way. */
function tell(error: { code: string; text: string; facts: Record<string, unknown> }, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ error })}\n`);
  console.error(`lotse: ${error.text}`);
}
