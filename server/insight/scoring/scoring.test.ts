import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateDeals } from '#engines/scoring/bench/simulate.ts';
import type { Command } from '#server/platform/command.ts';
import { Failure } from '#server/platform/failure.ts';
import { callCommand as call } from '#test/support/call-command.ts';
import * as audit from './command-audit.ts';
import * as explain from './command-explain.ts';
import * as predict from './command-predict.ts';
import * as train from './command-train.ts';

let folder = '';
const path = (name: string) => join(folder, name);
const records = simulateDeals(500, 31, 2).records;
const names = ['Nr', ...Object.keys(records[0]!)];
const lines = (rows: typeof records, delimiter = ';') =>
  [names, ...rows.map((row, at) => names.map((name) => (name === 'Nr' ? `D-${at}` : String(row[name] ?? ''))))]
    .map((cells) => cells.join(delimiter))
    .join('\r\n');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-scoring-'));
  // Windows-1252, as Excel on a German desk writes it.
  writeFileSync(path('deals.csv'), Buffer.from(lines(records), 'latin1'));
  writeFileSync(path('new.csv.gz'), gzipSync(Buffer.from(lines(records.slice(0, 50)), 'latin1')));
  await call(train, [
    '--data',
    path('deals.csv'),
    ...deals,
    '--out',
    path('model.json'),
    '--report',
    path('report.json'),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const deals = ['--target', 'Ausgang', '--positive', 'gewonnen'];

const refusal = (command: Pick<Command, 'run'>, args: readonly string[]) =>
  call(command, args).then(
    () => null,
    (error: unknown) => (error instanceof Failure ? { code: error.code, text: String(error.facts['text']) } : error),
  );

describe('lotse score', () => {
  it('learns from a German CSV and writes the model and a report with quality and findings', () => {
    const report = JSON.parse(readFileSync(path('report.json'), 'utf8'));
    expect(report.used).toBe(true);
    expect(report.quality.auc).toBeGreaterThan(0.7);
    expect(report.findings.map((one: { code: string; column: string }) => `${one.code} ${one.column}`)).toContain(
      'id-dropped Nr',
    );
    expect(report.columns.find(({ name }: { name: string }) => name === 'Angebotswert').kind).toBe('number');
  });

  it('predicts a packed file row by row: probability within its interval, reasons in words', async () => {
    const args = ['--model', path('model.json'), '--data', path('new.csv.gz'), '--id', 'Nr', '--out', path('p.csv')];
    const { status, answer } = await call(predict, args);
    expect([status, answer]).toMatchObject([0, { rows: 50, missing: [] }]);
    const [head, ...rows] = readFileSync(path('p.csv'), 'utf8').trim().split('\n');
    expect(head).toBe('id,probability,low,high,reasons');
    for (const [at, row] of rows.entries()) {
      const found = /^(D-\d+),([\d.]+),([\d.]+),([\d.]+),"(.+)"$/.exec(row)!;
      expect(found[1]).toBe(`D-${at}`);
      const [probability, low, high] = [Number(found[2]), Number(found[3]), Number(found[4])];
      expect(low <= probability! && probability! <= high!).toBe(true);
      expect(found[5]).toMatch(/(hebt|senkt) die Chance/);
    }
  });

  it('explains a row as a waterfall and, without data, the model by its card', async () => {
    const model = ['--model', path('model.json')];
    const row = await call(explain, [...model, '--data', path('new.csv.gz'), '--id', 'Nr', '--only', 'D-3']);
    expect(row.words).toMatch(/^D-3: \d+ %[\s\S]+durchschnittlicher Fall[\s\S]+Log-Quote/);
    const card = await call(explain, [...model, '--language', 'en']);
    expect(card.words).toMatch(/# Model for Ausgang = gewonnen[\s\S]+## Quality[\s\S]+## Limits/);
  });

  it('audits groups of the rows and writes a page', async () => {
    const args = ['--model', path('model.json'), '--data', path('deals.csv'), '--by', 'Region,Quelle'];
    const { status, words } = await call(audit, [...args, '--out', path('audit.html')]);
    expect([0, 3]).toContain(status);
    expect(words).toContain('## Region');
    expect(readFileSync(path('audit.html'), 'utf8')).toContain('<h2>Quelle</h2>');
  });

  it('says which columns are missing instead of failing, unless all are', async () => {
    writeFileSync(path('less.csv'), 'Nr,Kontakte\nD-1,3\n');
    const args = ['--model', path('model.json'), '--id', 'Nr', '--out', path('q.csv'), '--data'];
    const { answer } = await call(predict, [...args, path('less.csv')]);
    expect((answer as { missing: string[] }).missing).toContain('Quelle');
    writeFileSync(path('none.csv'), 'Nr,Farbe\nD-1,rot\n');
    expect(await refusal(predict, [...args, path('none.csv')])).toMatchObject({ code: 'columns-missing' });
  });

  it('refuses in words what cannot be read or learnt from', async () => {
    const out = ['--out', path('x.json')];
    writeFileSync(path('empty.csv'), '\n\n');
    writeFileSync(path('heads.csv'), 'a;b;Ausgang\n');
    writeFileSync(path('broken.csv.gz'), gzipSync(Buffer.from(lines(records))).subarray(0, 900));
    writeFileSync(path('picture.csv'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    writeFileSync(path('won.csv'), lines(records.filter((row) => row['Ausgang'] === 'gewonnen')));
    writeFileSync(path('not-a-model.json'), '{"a":1}');
    const codes = [];
    for (const name of ['nowhere.csv', 'empty.csv', 'heads.csv', 'broken.csv.gz', 'picture.csv', 'won.csv']) {
      const refused = await refusal(train, ['--data', path(name), ...deals, ...out]);
      codes.push((refused as { code: string }).code);
      expect((refused as { text: string }).text.length).toBeGreaterThan(20);
    }
    expect(codes).toEqual([
      'file-not-found',
      'file-empty',
      'file-empty',
      'file-damaged',
      'file-not-a-table',
      'target-one-value',
    ]);
    const wrong = ['--model', path('not-a-model.json'), '--data', path('deals.csv'), '--out', path('y.csv')];
    expect(await refusal(predict, wrong)).toMatchObject({ code: 'not-a-model' });
    const nowhere = ['--data', path('deals.csv'), ...deals, '--out', join(folder, 'no', 'such', 'folder.json')];
    expect(await refusal(train, nowhere)).toMatchObject({ code: 'file-not-written' });
  });
});
