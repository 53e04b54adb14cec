import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '#server/platform/command.ts';
import { run } from './command.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'lotse-lists-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

let count = 0;
async function link(files: readonly string[], args: readonly string[] = []) {
  const out = join(home, `out${++count}`);
  const paths = files.map((content, at) => {
    const path = join(home, `f${count}-${at}.csv`);
    writeFileSync(path, content);
    return path;
  });
  let words = '';
  const io: Io = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    json: false,
    signal: new AbortController().signal,
    answer: (_, text) => {
      words = text;
    },
    progress: () => {},
    config: () => expect.unreachable(),
    openApp: () => expect.unreachable('link needs no database'),
    openDatabase: () => expect.unreachable('link needs no database'),
  };
  const status = await run([...paths, '--out', out, ...args], io);
  const read = (name: string) => readFileSync(join(out, name), 'utf8').trimEnd().split('\n');
  return {
    status,
    words,
    pairs: read('pairs.csv'),
    clusters: read('clusters.csv'),
    model: readFileSync(join(out, 'model.json'), 'utf8'),
  };
}

const clubs = 'Ulm Kiel Bremen Köln Fulda Jena Hof Suhl Celle Emden Gera Worms Trier Siegen Aalen'
  .split(' ')
  .flatMap((town) => [1986, 1987, 1988].map((year) => `${year} Ruderverein ${town} season`));

test('two lists of one column are linked by name, years kept apart', async () => {
  const left = `id,title\n${clubs.map((club, at) => `L${at},${club}`).join('\n')}\n`;
  const right = `id,title\n${clubs.map((club, at) => `R${at},${club.replace(' season', '').toUpperCase()}`).join('\n')}\n`;
  const { status, words, pairs, clusters, model } = await link([left, right], ['--id', 'id']);
  expect(status).toBe(0);
  expect(pairs[0]).toBe('id_left,id_right,probability,weight,reasons');
  const found = pairs.slice(1).map((line) => line.split(','));
  expect(found.length).toBeGreaterThan(40);
  for (const [one = '', two = ''] of found) expect(one.slice(1)).toBe(two.slice(1));
  expect(clusters[0]).toBe('id,cluster,file');
  expect(clusters).toHaveLength(2 * clubs.length + 1);
  expect(JSON.parse(model)).toMatchObject({ method: 'lists of names', columns: ['title', 'title'] });
  expect(words).toContain('45 + 45 Namen');
});

test('one list of names finds its twins and counts every row once', async () => {
  const names = ['Krautzberger Pumpen GmbH', 'KRAUTZBERGER PUMPEN GMBH', 'Krautzberger Pumpen GmbH & Co. KG', ...clubs];
  const { pairs, clusters } = await link([`Firma\n${names.join('\n')}\n`]);
  expect(pairs.slice(1).map((line) => line.split(',').slice(0, 2))).toContainEqual(['1', '2']);
  expect(clusters).toHaveLength(names.length + 1);
  expect(clusters[1]!.split(',')[1]).toBe(clusters[2]!.split(',')[1]);
  expect(clusters[1]!.split(',')[1]).not.toBe(clusters[3]!.split(',')[1]);
});

test('a higher threshold gives fewer pairs, all above it', async () => {
  const left = `title\n${clubs.join('\n')}\n`;
  const right = `title\n${clubs.map((club) => club.replace('verein', 'ferein').replace(' season', '')).join('\n')}\n`;
  const { pairs } = await link([left, right], ['--threshold', '0.99']);
  for (const line of pairs.slice(1)) expect(Number(line.split(',')[2])).toBeGreaterThanOrEqual(0.99);
});
