import { parseArgs } from 'node:util';
import { type Io, misuse } from '../command.ts';
import { say } from '../spoken-language.ts';
import { serveModel } from './serve-model.ts';

export const name = 'models serve';

export const help = say(
  `lotse models serve --program /usr/local/bin/llama-server --model /pfad/modell.gguf [--port 8091] [-- weitere Angaben]

Betreibt ein eigenes Modell neben Lotse: llama-server von llama.cpp (oder ein Programm mit denselben Angaben) mit Ihrer GGUF-Datei, als
Kindprozess auf 127.0.0.1, neu gestartet, wenn er endet, bis Strg-C. Braucht keine Datenbank. Tragen Sie die ausgegebene Adresse unter
Steuerung > Modelle als Anbieter im eigenen Netz ein. Lotse bringt weder das Programm noch ein Modell mit.

--port N   sonst 8091
--         was danach steht, geht unverändert an das Programm: -- --ctx-size 8192 --threads 6

--json gibt stattdessen je Ereignis eine Zeile JSON aus.
`,
  `lotse models serve --program /usr/local/bin/llama-server --model /path/model.gguf [--port 8091] [-- more options]

Keeps your own model running beside Lotse: llama.cpp's llama-server (or a program that takes the same options) with a GGUF file of yours, as a
child process on 127.0.0.1, started again when it ends, until Ctrl-C. Needs no database. Enter the address it prints under
Steuerung > Modelle as a provider in your own network. Lotse brings neither the program nor a model.

--port N   default 8091
--         what follows goes to the program as it is: -- --ctx-size 8192 --threads 6

--json prints one line of JSON per event instead.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const split = args.indexOf('--');
  const own = split < 0 ? args : args.slice(0, split);
  const { values, positionals } = parseArgs({
    args: [...own],
    allowPositionals: true,
    options: { program: { type: 'string' }, model: { type: 'string' }, port: { type: 'string', default: '8091' } },
  });
  if (positionals.length > 0)
    misuse(`„${positionals[0]}“ ist nicht verständlich.`, `"${positionals[0]}" is not understood.`);
  const { program, model } = values;
  if (!program || !model)
    misuse(
      'Sagen Sie, welches Programm und welches Modell: --program DATEI --model DATEI.',
      'Say which program and which model: --program FILE --model FILE.',
    );
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    misuse(`„${values.port}“ ist kein Port.`, `"${values.port}" is no port.`);
  const put = (value: unknown, words: string) => io.stdout.write(io.json ? `${JSON.stringify(value)}\n` : `${words}\n`);
  await serveModel(
    { program, model, port, more: split < 0 ? [] : args.slice(split + 1) },
    {
      signal: io.signal,
      tell: (news) => {
        if (news.what === 'starting') io.progress(say('Das Modell wird geladen …', 'Loading the model …'));
        else if (news.what === 'ready')
          put(
            news,
            say(
              `Bereit. Adresse für Steuerung > Modelle: ${news.baseUrl}`,
              `Ready. Address for Control > Models: ${news.baseUrl}`,
            ),
          );
        else
          put(
            news,
            news.againInMs === null
              ? say(`Beendet (${news.how}).`, `Ended (${news.how}).`)
              : say(
                  `Beendet (${news.how}), neuer Versuch in ${news.againInMs / 1000} s.`,
                  `Ended (${news.how}), again in ${news.againInMs / 1000} s.`,
                ),
          );
      },
    },
  );
  return 0;
}
