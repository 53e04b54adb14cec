import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PEOPLE_HEADINGS, people } from '#engines/linkage/bench/people.ts';
import { finishLinkage, planSteps, scoreSteps, tableOf } from '#engines/linkage/index.ts';
import type { Io } from '#server/platform/command.ts';
import { Failure } from '#server/platform/failure.ts';
import { run } from './command.ts';
import { readTable } from './read-table.ts';
import { startWorkers } from './start-workers.ts';
import { joinThreads } from './threads.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'lotse-link-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

let count = 0;
function file(content: string | Buffer, name = `t${++count}.csv`): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command as the shell does and reads what it wrote. */
async function link(args: readonly string[]) {
  const out = join(home, `out${++count}`);
  let answer: Record<string, unknown> = {};
  const io: Io = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    json: true,
    signal: new AbortController().signal,
    answer: (value) => {
      answer = value as Record<string, unknown>;
    },
    progress: () => {},
    config: () => expect.unreachable(),
    openApp: () => expect.unreachable('link needs no database'),
    openDatabase: () => expect.unreachable('link needs no database'),
  };
  const status = await run([...args, '--out', out], io);
  const read = (name: string) => readFileSync(join(out, name), 'utf8').trimEnd().split('\n').slice(1);
  const clusters = new Map(read('clusters.csv').map((line) => [line.split(',')[0], line.split(',')[1]]));
  return {
    status,
    answer,
    pairs: read('pairs.csv'),
    clusters,
    model: JSON.parse(readFileSync(join(out, 'model.json'), 'utf8')),
  };
}

const failure = async (args: readonly string[]): Promise<Failure> => {
  const error: unknown = await link(args).then(
    () => expect.unreachable('was to fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw error;
  return error;
};

const lines = (rows: Iterable<readonly string[]>): string => [...rows].map((cells) => cells.join(',')).join('\n');
const peopleFile = (rows: number, seed = 3) =>
  file(`${PEOPLE_HEADINGS.join(',')}\n${lines(people({ rows, duplicates: 0.2, seed }))}\n`);
const truthOf = (id: string) => id.split('-')[1];

test('finds the duplicates of a list of people, without being told anything', async () => {
  const { status, answer, clusters, pairs, model } = await link([peopleFile(3000), '--id', 'rec_id']);
  expect(status).toBe(0);
  const entities = new Map<string, Set<string>>();
  for (const [id, cluster] of clusters)
    entities.set(truthOf(id!)!, (entities.get(truthOf(id!)!) ?? new Set()).add(cluster!));
  const whole = [...entities.values()].filter((set) => set.size === 1).length;
  expect(whole / entities.size).toBeGreaterThan(0.99);
  expect(new Set(clusters.values()).size).toBeGreaterThan(entities.size * 0.99);
  expect(answer).toMatchObject({ rows: [3000], oneToOne: false, id: 'rec_id', repeatedIds: 0 });
  expect(pairs[0]).toMatch(/^rec-\d+-\w+(-\d+)?,rec-\d+-\w+(-\d+)?,[\d.]+,-?[\d.]+,"?starting point/);
  expect(model).toMatchObject({ format: 'lotse-linkage', version: 1 });
});

test('links two files one to one when neither holds anything twice', async () => {
  const all = [...people({ rows: 3000, duplicates: 0.3, seed: 5 })];
  const originals = all.filter(([id]) => id!.endsWith('org'));
  const copies = all.filter(([id]) => id!.endsWith('dup-0'));
  const head = `${PEOPLE_HEADINGS.join(';')}\n`;
  const write = (rows: readonly (readonly string[])[]) =>
    file(head + rows.map((cells) => cells.join(';')).join('\r\n'));
  const { answer, pairs } = await link([write(originals), write(copies), '--id', 'rec_id']);
  const right = pairs.filter((line) => truthOf(line.split(',')[0]!) === truthOf(line.split(',')[1]!)).length;
  expect(answer['oneToOne']).toBe(true);
  expect(right / pairs.length).toBeGreaterThan(0.99);
  expect(right / copies.length).toBeGreaterThan(0.97);
});

test('the same file and seed give the same answer, however many threads', async () => {
  const table = await readTable(peopleFile(4000, 9));
  const columns = table.columns.filter(({ heading }) => heading !== 'rec_id');
  const [one, two, again] = await Promise.all(
    [1, 3, 1].map(async (count) => {
      const threads = joinThreads(startWorkers(count));
      const plan = await threads.drive(planSteps([{ rows: table.rows, columns }]));
      const linked = finishLinkage(plan, await threads.drive(scoreSteps(plan, count * 5)));
      threads.close();
      return linked;
    }),
  );
  for (const other of [two!, again!]) {
    expect(other.estimate).toEqual(one!.estimate);
    expect(other.pairs).toEqual(one!.pairs);
    expect(other.clusters).toEqual(one!.clusters);
  }
});

describe('reads what exports are made of', () => {
  const rows = 'Größe GmbH,Köln\nMüller AG,Ulm\n';
  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeffFirma,Ort\n${rows}`)],
    ['Windows-1252', Buffer.from(`Firma,Ort\n${rows}`, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeffFirma,Ort\n${rows}`, 'utf16le')],
    ['gzip', gzipSync(`Firma,Ort\n${rows}`)],
    ['semicolons and CR LF', Buffer.from(`Firma;Ort\n${rows.replaceAll(',', ';')}`.replaceAll('\n', '\r\n'))],
    ['no line break at the end', Buffer.from(`Firma,Ort\n${rows}`.trimEnd())],
    ['quoted cells', Buffer.from(`"Firma","Ort"\n"Größe GmbH","Köln"\n"Müller AG",Ulm\n`)],
  ])('%s', async (_, bytes) => {
    const { rows: number, columns } = await readTable(file(bytes));
    expect(number).toBe(2);
    expect(columns.map(({ heading }) => heading)).toEqual(['Firma', 'Ort']);
    expect(columns.map(({ textOf, codes }) => Array.from(codes, textOf))).toEqual([
      ['Größe GmbH', 'Müller AG'],
      ['Köln', 'Ulm'],
    ]);
  });

  test('doubled marks, line breaks and commas inside a cell, short and long rows, a mark never closed', async () => {
    const { columns, rows: number } = await readTable(
      file('a,b\n"x ""y"" z","1,\n2"\nshort\nlong,2,3,4\n"Haus 5", 7\n"never closed,1\nnext,2\n'),
    );
    expect(number).toBe(6);
    expect(columns.map(({ textOf, codes }) => Array.from(codes, textOf))).toEqual([
      ['x "y" z', 'short', 'long', 'Haus 5', '"never closed', 'next'],
      ['1,\n2', '', '2', ' 7', '1', '2'],
    ]);
  });
});

describe('bad input ends in words or in a sensible result', () => {
  test.each<[string, () => readonly string[], string]>([
    ['no file', () => [], 'usage'],
    ['three files', () => ['a', 'b', 'c'], 'usage'],
    ['a file that is not there', () => [join(home, 'none.csv')], 'file-missing'],
    ['a folder', () => [home], 'file-missing'],
    ['an empty file', () => [file('')], 'file-empty'],
    ['blank lines only', () => [file('\n\n \n'.replace(' ', ''))], 'file-empty'],
    ['headings only', () => [file('name,city\n')], 'file-empty'],
    ['a workbook', () => [file(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))], 'file-not-text'],
    ['half a gzip file', () => [file(gzipSync('name,city\na,b\n'.repeat(100)).subarray(0, 30))], 'file-damaged'],
    ['an id column that is not there', () => [file('name,city\na,b\n'), '--id', 'nr'], 'usage'],
    ['a threshold that is none', () => [file('name,city\na,b\n'), '--threshold', '7'], 'usage'],
    [
      'columns that only number the rows',
      () => [file(`id,x\n${Array.from({ length: 40 }, (_, n) => `${n},`).join('\n')}\n`)],
      'nothing-to-compare',
    ],
    [
      'two files of nothing in common',
      () => [file('name\nAnna Vogt\nBernd Ott\n'), file('price\n1.20\n3.40\n')],
      'nothing-to-compare',
    ],
    ['labels without ids', () => [file('id,name\n1,a\n2,b\n'), '--labels', file('x,y\n1,2\n')], 'usage'],
  ])('%s', async (_, args, code) => {
    const error = await failure(args());
    expect(error.code).toBe(code);
    expect(String(error.facts['text'] ?? '')).not.toBe('');
  });

  const table = (headings: string, rows: readonly string[]) => file(`${headings}\n${rows.join('\n')}\n`);

  test('five rows', async () => {
    const rows = [
      'Anna Vogt,Ulm,1980-01-02',
      'Anna Vogt,Ulm,1980-01-02',
      'Bernd Ott,Kiel,1971-03-04',
      'Carla Nerz,Bonn,1990-05-06',
      'Dirk Ahl,Köln,1966-07-08',
    ];
    const { clusters } = await link([table('name,city,born', rows)]);
    expect(clusters.get('1')).toBe(clusters.get('2'));
    expect(new Set(clusters.values()).size).toBe(4);
  });

  test('no duplicates at all', async () => {
    const rows = [...people({ rows: 1500, duplicates: 0, seed: 11 })];
    const { clusters } = await link([
      table(
        PEOPLE_HEADINGS.join(','),
        rows.map((cells) => cells.join(',')),
      ),
      '--id',
      'rec_id',
    ]);
    expect(new Set(clusters.values()).size).toBeGreaterThan(1490);
  });

  test('everything identical is one, and does not take a square of time', async () => {
    const { answer } = await link([
      table('name,city,phone', new Array<string>(50_000).fill('Anna Vogt,Ulm,0731 12345')),
    ]);
    expect(answer).toMatchObject({ rows: [50_000] });
    expect(Number(answer['compared'])).toBeLessThan(10);
  });

  test('nine of ten cells empty', async () => {
    const rows = [...people({ rows: 2000, duplicates: 0.2, seed: 13 })].map((cells, n) =>
      cells.map((cell, at) => (at === 0 || (n * 7 + at * 13) % 10 === 0 ? cell : '')).join(','),
    );
    const { answer, clusters } = await link([table(PEOPLE_HEADINGS.join(','), rows), '--id', 'rec_id']);
    expect(clusters.size).toBe(2000);
    expect(Number(answer['duplicates'])).toBeLessThan(400);
  });

  test('a block of all rows: one postal code, one name', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, n) => `GmbH,89073,${(n * 7919) % 9973},${n % 2 ? 'Ulm' : 'Neu-Ulm'}`,
    );
    const { answer } = await link([table('Firma,PLZ,Kennung,Ort', rows)]);
    expect(Number(answer['compared'])).toBeLessThan(20_000 * 100);
  });

  test('ids that repeat are told', async () => {
    const { answer, pairs } = await link([
      table('id,name,born', ['7,Anna Vogt,1980-01-02', '7,Anna Vogt,1980-01-02', '8,Bernd Ott,1970-03-04']),
      '--id',
      'id',
    ]);
    expect(answer['repeatedIds']).toBe(1);
    expect(pairs).toHaveLength(1);
  });

  test('names of one letter, Chinese and Cyrillic names, a hundred thousand signs', async () => {
    const long = 'x'.repeat(100_000);
    const rows = [
      'a,b',
      'a,c',
      '北京科技有限公司,北京',
      '北京科技有限公司,北京',
      '上海科技有限公司,上海',
      'ООО Ромашка,Москва',
      'ООО Ромашка,Москва',
      'ООО Василёк,Тверь',
      `${long},Ulm`,
      `${long}y,Ulm`,
      `"${'"" '.repeat(30_000)}",Ulm`,
      'A'.repeat(33).concat(',Kiel'),
    ];
    const { clusters } = await link([table('name,city', rows)]);
    expect(clusters.get('1')).not.toBe(clusters.get('2'));
    expect(clusters.get('3')).toBe(clusters.get('4'));
    expect(clusters.get('5')).not.toBe(clusters.get('3'));
    expect(clusters.get('6')).toBe(clusters.get('7'));
    expect(clusters.get('8')).not.toBe(clusters.get('6'));
  });

  test('one column of names', async () => {
    const names = [
      'Kromberg Antriebe GmbH',
      'Kromberg Antriebe G.m.b.H.',
      'Sommer Dichtungstechnik AG',
      'Vogt Maschinenbau KG',
      'Vogt Maschinebau KG',
      'Bäckerei Ott',
    ];
    const { clusters } = await link([table('Firma', names)]);
    expect(clusters.get('1')).toBe(clusters.get('2'));
    expect(clusters.get('1')).not.toBe(clusters.get('3'));
  });
});

test('labels teach: pairs a person judged count as they said', async () => {
  const rows = [...people({ rows: 600, duplicates: 0.2, seed: 17 })];
  const path = file(`${PEOPLE_HEADINGS.join(',')}\n${lines(rows)}`);
  const ids = rows.map(([id]) => id!);
  const labelled = ids.flatMap((id) => (id.endsWith('dup-0') ? [`${id.replace('dup-0', 'org')},${id},1`] : []));
  const { model } = await link([
    path,
    '--id',
    'rec_id',
    '--labels',
    file(`id_left,id_right,same\n${labelled.join('\n')}\n`),
  ]);
  expect(model.fields.length).toBeGreaterThan(5);
});

test('a table put together from cells reads as one from a file', () => {
  expect(tableOf(['a'], [['x'], [null], ['x']]).columns[0]!.codes).toEqual(Int32Array.of(0, 1, 0));
});
