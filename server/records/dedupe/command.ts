import { parseArgs } from 'node:util';
import { wordsOfReason } from '#engines/linkage/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { Failure } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';
import { buildKeys, type PairKind } from '../matching/index.ts';
import { type Counts, type FoundPair, runDedupe } from './run-dedupe.ts';
import { estimateRecords } from './store.ts';

export const name = 'dedupe';

export const help = say(
  `lotse dedupe [--dry-run] [--kind company|person] [--show N] [--json]

Fragt bei jeder Firma und jedem Kontakt, ob es sie schon einmal gibt. Was gefunden wird, kommt nach „Prüfen“ oder wird zusammengeführt, wo die
Regeln es erlauben (Steuerung > Autonomie); was jemand als verschieden beurteilt hat, bleibt in Ruhe.

  --dry-run  sagt, was gefunden wird, und ändert nichts
  --kind     nur Firmen oder nur Kontakte
  --show N   zeigt die N sichersten Paare, 0 bis 10000 (10)

Strg-C hält nach dem laufenden Abschnitt an; was bis dahin gefunden ist, bleibt.
--json gibt {"records","same","doubtful","asked","merged","known","stopped","pairs":[{"kind","keptId","goneId","probability","weight","reasons"}]} aus.
`,
  `lotse dedupe [--dry-run] [--kind company|person] [--show N] [--json]

Asks of every company and person whether another one is there already. What is found goes to Prüfen, or is merged where the policy says so
(Steuerung > Autonomie); what somebody decided to be different is left alone.

  --dry-run  say what is found, change nothing
  --kind     only companies, or only people
  --show N   list the N surest pairs, 0 to 10000 (10)

Ctrl-C stops after the slice under way; what was found so far stays.
--json prints {"records","same","doubtful","asked","merged","known","stopped","pairs":[{"kind","keptId","goneId","probability","weight","reasons"}]}.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'dry-run': { type: 'boolean' }, kind: { type: 'string' }, show: { type: 'string', default: '10' } },
  });
  const show = Number(values.show);
  if (!Number.isInteger(show) || show < 0 || show > 10_000)
    misuse('--show: eine ganze Zahl von 0 bis 10000.', '--show takes a whole number from 0 to 10000.');
  const { kind } = values;
  if (kind !== undefined && kind !== 'company' && kind !== 'person')
    misuse(`„${kind}“ ist weder company noch person.`, `"${kind}" is neither company nor person.`);
  const kinds: readonly PairKind[] = kind === undefined ? ['company', 'person'] : [kind];
  const app = await io.openApp();
  const total = await estimateRecords(app.db);
  for (const one of kinds) await buildKeys(app, one, async (done) => io.progress(`Index: ${done}`));
  let pairs: FoundPair[] = [];
  let counts: Counts | undefined;
  let stopped = false;
  try {
    counts = await runDedupe(app, {
      dryRun: values['dry-run'] === true,
      kinds,
      onPair: (pair) => {
        pairs.push(pair);
        if (pairs.length > 4 * show + 1000) pairs = surest(pairs, show);
      },
      onSlice: async (so) => {
        counts = so;
        io.progress(`${so.records} / ${Math.max(total, so.records)}`);
        if (io.signal.aborted) throw new Failure('job-cancelled', {});
      },
    });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'job-cancelled') throw error;
    stopped = true;
  }
  pairs = surest(pairs, show);
  const { language } = commandActor;
  const percent = (share: number) =>
    share.toLocaleString(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const lines = pairs.map(
    (pair) =>
      `  ${percent(pair.probability)}  ${pair.goneName} = ${pair.keptName}\n           ${pair.reasons
        .filter((one) => one.code !== 'start')
        .map((one) => wordsOfReason(one, language))
        .join(' · ')}`,
  );
  const { records = 0, same = 0, doubtful = 0, asked = 0, merged = 0, known = 0 } = counts ?? {};
  const words = [
    say(
      `${records} Einträge, ${same} sichere und ${doubtful} zweifelhafte Paare.`,
      `${records} records, ${same} sure and ${doubtful} doubtful pairs.`,
    ),
    values['dry-run']
      ? say('Es wurde nichts geändert.', 'Nothing was changed.')
      : say(
          `${asked} neu in Prüfen, ${merged} zusammengeführt, ${known} schon bekannt.`,
          `${asked} new in Review, ${merged} merged, ${known} known before.`,
        ),
    ...(stopped ? [say('Vorzeitig beendet.', 'Stopped early.')] : []),
    ...lines,
  ];
  const answer = {
    records,
    same,
    doubtful,
    asked,
    merged,
    known,
    stopped,
    pairs: pairs.map(({ verdict: _v, ...pair }) => pair),
  };
  io.answer(answer, words.join('\n'));
  return 0;
}

const surest = (pairs: readonly FoundPair[], most: number): FoundPair[] =>
  [...pairs].sort((a, b) => b.weight - a.weight).slice(0, most);
