import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Known, type KnownEntry, pseudonymise, readKind } from '#engines/pseudonym/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { say } from '../spoken-language.ts';
import { decodeText, readRows, readText } from './command-text.ts';

export const name = 'pseudonymise';

export const help = say(
  `lotse pseudonymise --known bekannt.csv < text > out.json

Ersetzt, was bekannt ist und was nach Name, Adresse oder Nummer aussieht, durch natürliche Stellvertreter. Braucht keine Datenbank.
Gibt {"text", "map"} aus. Die Zuordnung (map) gehört zum Text und ist ebenso persönlich. „lotse reidentify map.json“ setzt alles zurück.

--known DATEI   CSV: Art,Wert. Arten: person company place address email domain phone vat iban number price term
                (deutsche Namen gehen auch; eine unbekannte Art gilt als term). Mehrfach möglich, darf fehlen.
--prices        auch Geldbeträge verbergen
--known-only    Namen, die nicht in der Liste stehen, in Ruhe lassen (Muster wie Mail und Telefon werden immer verborgen)
--seed TEXT     gleicher Text, gleiche Stellvertreter; sonst entscheidet der Zufall

--json ändert nichts: Die Ausgabe ist immer JSON.
`,
  `lotse pseudonymise --known known.csv < text > out.json

Replaces what is known and what looks like a name, an address or a number of somebody by natural stand-ins. Needs no database.
Prints {"text", "map"}. Keep the map where the text is kept: it is as personal. "lotse reidentify map.json" puts everything back.

--known FILE    CSV: kind,value. Kinds: person company place address email domain phone vat iban number price term
                (German names are understood too; an unknown kind counts as term). May be given several times, may be left out.
--prices        hide amounts of money as well
--known-only    leave names alone that are not in the list (patterns such as mail and phone are always hidden)
--seed TEXT     the same seed gives the same stand-ins; drawn by chance unless set

--json changes nothing: the output is always JSON.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      known: { type: 'string', multiple: true },
      prices: { type: 'boolean', default: false },
      'known-only': { type: 'boolean', default: false },
      seed: { type: 'string' },
    },
  });
  if (positionals.length > 0)
    misuse(
      `„${positionals[0]}“ ist nicht verständlich: Der Text kommt über die Standardeingabe.`,
      `"${positionals[0]}" is not understood: the text comes on standard input.`,
    );
  const note = (text: string) => io.progress(text);
  const entries: KnownEntry[] = [];
  for (const file of values.known ?? []) entries.push(...(await readKnown(file, note)));
  if (entries.length > 10_000)
    io.progress(
      say(`${entries.length} bekannte Einträge werden gelesen …`, `${entries.length} known entries are being read …`),
    );
  const known = new Known(entries);
  const text = await readText(io.stdin, note);
  const { texts, map } = pseudonymise([text], known, {
    seed: values.seed ?? randomUUID(),
    prices: values.prices,
    unknownNames: !values['known-only'],
  });
  io.stdout.write(`${JSON.stringify({ text: texts[0], map })}\n`);
  return 0;
}

async function readKnown(file: string, note: (text: string) => void): Promise<KnownEntry[]> {
  const bytes = await readFile(file).catch((cause: unknown) =>
    fail(
      'file-unreadable',
      { file, text: say(`Die Liste ${file} lässt sich nicht lesen.`, `The list ${file} cannot be read.`) },
      { cause },
    ),
  );
  const rows = readRows(decodeText(bytes, note));
  const headed = rows[0]?.some((cell) => /^(?:kind|art|typ|type)$/i.test(cell.trim())) ?? false;
  const head = headed ? (rows[0] ?? []).map((cell) => cell.trim().toLowerCase()) : [];
  const kindAt = Math.max(
    0,
    head.findIndex((cell) => /^(?:kind|art|typ|type)$/.test(cell)),
  );
  const valueAt = headed
    ? Math.max(
        0,
        head.findIndex((cell) => /^(?:value|wert|name|text)$/.test(cell)),
      )
    : 1;
  const body = headed ? rows.slice(1) : rows;
  const entries = body
    .map((row) => ({ kind: readKind(row[kindAt] ?? ''), value: (row[valueAt] ?? '').trim() }))
    .filter(({ value }) => value !== '');
  if (body.length > 0 && entries.length === 0)
    fail('known-empty', {
      file,
      text: say(
        `${file} hat ${body.length} Zeilen, aber keinen Wert in der zweiten Spalte. Nötig ist: Art,Wert.`,
        `${file} has ${body.length} lines but no value in its second column. It needs: kind,value.`,
      ),
    });
  return entries;
}
