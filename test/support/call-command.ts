import { PassThrough } from 'node:stream';
import type { Command, Io } from '#server/platform/command.ts';

/** Runs a command that needs neither database nor configuration, and gives what it said. */
export async function callCommand(command: Pick<Command, 'run'>, args: readonly string[], json = false) {
  const said: { answer: unknown; words: string; progress: string[] } = { answer: null, words: '', progress: [] };
  const never = () => Promise.reject(new Error('needs no database'));
  const io: Io = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    json,
    signal: new AbortController().signal,
    answer: (answer, words) => Object.assign(said, { answer, words }),
    progress: (text) => void said.progress.push(text),
    config: () => {
      throw new Error('needs no configuration');
    },
    openApp: never,
    openDatabase: never,
  };
  return { status: await command.run(args, io), ...said };
}
