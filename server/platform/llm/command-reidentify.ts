import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type PseudonymMap, Reidentifier } from '#engines/pseudonym/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say } from '../spoken-language.ts';

export const name = 'reidentify';

export const help = say(
  `lotse reidentify map.json < text

Setzt die Originale wieder ein, wo Stellvertreter stehen: gebeugt, in Großbuchstaben, über Zeilen hinweg. Braucht keine Datenbank. Liest und
schreibt fortlaufend, sodass ein Text mitgelesen werden kann, der noch entsteht.

map.json   was „lotse pseudonymise“ ausgegeben hat, oder nur dessen „map“

--json gibt stattdessen am Ende {"text"} aus.
`,
  `lotse reidentify map.json < text

Puts the originals back where stand-ins stand: inflected, in capitals, across lines. Needs no database. Reads and writes as it comes,
so that a text still being written can be read along.

map.json   what "lotse pseudonymise" printed, or its "map" alone

--json prints {"text"} at the end instead.
`,
);

const mapSchema = z.object({
  version: z.literal(1),
  entries: z.array(z.object({ standIn: z.string().min(1), original: z.string(), kind: z.string() })),
});
const fileSchema = z.union([mapSchema, z.object({ map: mapSchema }).transform(({ map }) => map)]);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const [file, ...more] = args;
  if (!file || file.startsWith('-') || more.length > 0)
    misuse(
      'Nennen Sie die Zuordnung: lotse reidentify map.json < text.',
      'Give the map: lotse reidentify map.json < text.',
    );
  const back = new Reidentifier(await readMap(file));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const kept: string[] = [];
  const put = (text: string) => {
    if (io.json) kept.push(text);
    else io.stdout.write(text);
  };
  for await (const piece of io.stdin)
    put(back.push(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })));
  put(back.push(decoder.decode()) + back.end());
  if (io.json) io.stdout.write(`${JSON.stringify({ text: kept.join('') })}\n`);
  return 0;
}

async function readMap(file: string): Promise<PseudonymMap> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) =>
    fail(
      'file-unreadable',
      { file, text: say(`Die Zuordnung ${file} lässt sich nicht lesen.`, `The map ${file} cannot be read.`) },
      { cause },
    ),
  );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    fail(
      'map-invalid',
      {
        file,
        text: say(
          `${file} ist kein JSON. Erwartet wird, was „lotse pseudonymise“ ausgegeben hat.`,
          `${file} is not JSON. It should be what "lotse pseudonymise" printed.`,
        ),
      },
      { cause },
    );
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return fail('map-invalid', {
    file,
    text: say(
      `${file} ist keine Zuordnung: Nötig sind „entries“ mit „standIn“, „original“ und „kind“.`,
      `${file} is no map: it needs "entries" with "standIn", "original" and "kind".`,
    ),
  });
}
