import { parseArgs } from 'node:util';
import { wordsOfReason } from '#engines/linkage/index.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { Failure } from '#server/platform/failure.ts';
import { buildKeys, type PairKind } from '../matching/index.ts';
import { type Counts, type FoundPair, runDedupe } from './run-dedupe.ts';
import { estimateRecords } from './store.ts';

export const name = 'dedupe';

export const help = `lotse dedupe [--dry-run] [--kind company|person] [--show N] [--json]

Asks of every company and person whether another one is there already. What is found goes to Prüfen, or is merged where the policy says so
(Steuerung > Autonomie); what somebody decided to be different is left alone.

  --dry-run  say what is found, change nothing
  --kind     only companies, or only people
  --show N   list the N surest pairs, 0 to 10000 (10)

Ctrl-C stops after the slice under way; what was found so far stays.
--json prints {"records","same","doubtful","asked","merged","known","stopped","pairs":[{"kind","keptId","goneId","probability","weight","reasons"}]}.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'dry-run': { type: 'boolean' }, kind: { type: 'string' }, show: { type: 'string', default: '10' } },
  });
  const show = Number(values.show);
  if (!Number.isInteger(show) || show < 0 || show > 10_000) misuse('--show takes a whole number from 0 to 10000.');
  const { kind } = values;
  if (kind !== undefined && kind !== 'company' && kind !== 'person') misuse(`"${kind}" is neither company nor person.`);
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
  const lines = pairs.map(
    (pair) =>
      `  ${(pair.probability * 100).toFixed(1).replace('.', ',')} %  ${pair.goneName} = ${pair.keptName}\n           ${pair.reasons
        .filter((one) => one.code !== 'start')
        .map((one) => wordsOfReason(one, 'de'))
        .join(' · ')}`,
  );
  const { records = 0, same = 0, doubtful = 0, asked = 0, merged = 0, known = 0 } = counts ?? {};
  const words = [
    `${records} Einträge, ${same} sichere und ${doubtful} zweifelhafte Paare.`,
    values['dry-run']
      ? 'Es wurde nichts geändert.'
      : `${asked} neu in Prüfen, ${merged} zusammengeführt, ${known} schon bekannt.`,
    ...(stopped ? ['Vorzeitig beendet.'] : []),
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
