// Records N companies (default 100,000; 10 columns, 8 % duplicates with another spelling) in batches of 1,000, then the same file again.
// Run: LOTSE_HOME=/tmp/some-folder node bench/derive-companies.ts [N]
import { type Observed, recordObservations } from '#server/intake/observations/index.ts';
import { openApp } from '#server/main.ts';
import { commandActor } from '#server/platform/actor.ts';
import { readConfig } from '#server/platform/config.ts';

const wanted = Number(process.argv[2] ?? 100_000);
const batch = 1_000;
const { app, close } = await openApp(readConfig(), 'bench');

const towns = [
  'Ulm',
  'Aalen',
  'Göppingen',
  'Heilbronn',
  'Reutlingen',
  'Ravensburg',
  'Tuttlingen',
  'Villingen',
  'Offenburg',
  'Rastatt',
];
const trades = [
  'Antriebe',
  'Pumpen',
  'Werkzeugbau',
  'Elektrotechnik',
  'Kunststoffe',
  'Feinmechanik',
  'Stahlbau',
  'Ventile',
];
const syllables = [
  'kro',
  'ben',
  'tal',
  'mer',
  'vos',
  'lin',
  'dar',
  'hue',
  'gra',
  'sto',
  'wil',
  'fen',
  'ra',
  'be',
  'zun',
  'ock',
];
const forms = ['GmbH', 'AG', 'GmbH & Co. KG', 'KG', 'e. K.'];
const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const nameOf = (n: number) =>
  `${[n, n >> 4, n >> 8, n >> 12, n >> 16].map((at) => of(syllables, at)).join('')} ${of(trades, n * 7)} ${of(forms, n * 3)}`;

function row(at: number): Observed {
  const twin = at % 25 < 2 && at > 1000;
  const n = twin ? at - 777 : at;
  const values = {
    name: twin && at % 2 ? nameOf(n).toUpperCase() : nameOf(n),
    street: `${of(trades, n)}straße`,
    house_number: String((n % 180) + 1),
    postal_code: String(70_000 + (n % 9_000)),
    city: of(towns, n),
    phone: `+49731${1_000_000 + n}`,
    email: `info@firma-${n}.de`,
    website: `www.firma-${n}.de`,
    industry: of(trades, n * 7),
    employees: (n % 240) + 10,
  };
  return {
    kind: 'company',
    rowNo: at,
    fields: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, { value, place: `Kunden!${key}${at}` }]),
    ),
  };
}

async function bring(label: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const start = performance.now();
  let peak = 0;
  for (let from = 0; from < wanted; from += batch) {
    const observations = Array.from({ length: Math.min(batch, wanted - from) }, (_, at) => row(from + at));
    const outcomes = await app.db
      .transaction()
      .execute((tx) =>
        recordObservations(app, tx, commandActor, { source: { id: label, kind: 'file', label }, observations }),
      );
    for (const { verdict } of outcomes) counts[verdict] = (counts[verdict] ?? 0) + 1;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  return {
    ...counts,
    seconds: Number(((performance.now() - start) / 1000).toFixed(1)),
    peakMiB: Math.round(peak / 2 ** 20),
  };
}

console.log(JSON.stringify({ rows: wanted, first: await bring('bench-a'), again: await bring('bench-b') }));
await close();
