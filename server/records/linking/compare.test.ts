import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Io } from '#server/platform/command.ts';
import { Failure } from '#server/platform/failure.ts';
import { run } from './command-compare.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'lotse-compare-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

let count = 0;
function file(content: string | Buffer): string {
  const path = join(home, `p${++count}.csv`);
  writeFileSync(path, content);
  return path;
}

interface Answer {
  readonly pairs: number;
  readonly same: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly compared: readonly { readonly as: string }[];
}

/** Runs the command as the shell does and reads what it wrote. */
async function compare(content: string | Buffer, args: readonly string[], signal = new AbortController().signal) {
  const out = join(home, `out${++count}.csv`);
  let answer: unknown;
  const io: Io = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    json: true,
    signal,
    answer: (value) => {
      answer = value;
    },
    progress: () => {},
    config: () => expect.unreachable(),
    openApp: () => expect.unreachable('compare needs no database'),
    openDatabase: () => expect.unreachable('compare needs no database'),
  };
  const status = await run([file(content), '--out', out, ...args], io);
  const [head = '', ...lines] = readFileSync(out, 'utf8').trimEnd().split('\n');
  return { status, answer: answer as Answer, head, lines, out };
}

const failure = async (content: string | Buffer, args: readonly string[]): Promise<Failure> => {
  const error: unknown = await compare(content, args).then(
    () => expect.unreachable('was to fail'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
};
const probability = (line: string): number => Number(/,(\d\.\d{6}),/.exec(line)?.[1]);

describe('lotse compare', () => {
  test('keeps the columns of the file and adds probability, weight and reasons', async () => {
    const { head, lines, answer, status } = await compare(
      'id;a;b;note\n1;Müller GmbH;Mueller Gesellschaft mbH;"x, y"\n2;Müller GmbH;Müller GmbH & Co. KG;\n',
      ['--left', 'a', '--right', 'b'],
    );
    expect(status).toBe(0);
    expect(head).toBe('id,a,b,note,probability,weight,reasons');
    expect(lines[0]).toMatch(/^1,Müller GmbH,Mueller Gesellschaft mbH,"x, y",0\.9\d+,\d/);
    expect(probability(lines[1]!)).toBeLessThan(0.1);
    expect(lines[1]).toContain('legal form: GmbH / GmbH & Co. KG −12.0');
    expect(answer).toMatchObject({ pairs: 2, same: 1, different: 1 });
  });

  test('reads the kind from a column of the file, from headings, or from the names', async () => {
    const typed = await compare('type,a,b\nPerson,Hans Weber,"Weber, Hans"\nCompany,Weber,Weber GmbH\n', [
      '--left',
      'a',
      '--right',
      'b',
    ]);
    expect(typed.answer.kinds).toEqual({ company: 1, organisation: 0, person: 1 });
    const headed = await compare('Ansprechpartner 1,Ansprechpartner 2\nWeber,Weber\n', [
      '--left',
      'Ansprechpartner 1',
      '--right',
      'ansprechpartner 2',
    ]);
    expect(headed.answer.kinds).toMatchObject({ person: 1 });
    const guessed = await compare(
      'a,b\nHans Weber,Johann Weber\nPeter Huber,Peter Huber\nStahlbau Nord GmbH,Stahlbau Nord\n',
      ['--left', 'a', '--right', 'b'],
    );
    expect(guessed.answer.kinds).toEqual({ company: 1, organisation: 0, person: 2 });
    const said = await compare('a,b\nHans Weber,Johann Weber\n', ['--left', 'a', '--right', 'b', '--kind', 'company']);
    expect(said.answer.kinds).toMatchObject({ company: 1, person: 0 });
  });

  test('compares several columns by what they mean, in whatever order they are named', async () => {
    const csv = [
      'name_l,street_l,city_l,phone_l,city_r,name_r,phone_r,street_r',
      'Krautzberger Pumpen GmbH,Hafenstraße 5,Ulm,0731 94210,Ulm,Krautzberger Pumpen,+49 731 94210,Hafenstr. 5',
      'Krautzberger Pumpen GmbH,Hafenstraße 5,Ulm,0731 94210,Ulm,Krautzberger Immobilien GmbH,+49 731 94210,Hafenstr. 5',
      'Krautzberger Pumpen GmbH,Hafenstraße 5,Ulm,0731 94210,Kiel,Krautzberger Pumpen,0431 22110,Kaiweg 17',
    ].join('\n');
    const { lines, answer } = await compare(csv, [
      '--left',
      'name_l,street_l,city_l,phone_l',
      '--right',
      'city_r,name_r,phone_r,street_r',
      '--kind',
      'company',
    ]);
    expect(answer.compared.map((one) => one.as).sort()).toEqual(['city', 'name', 'phone', 'street']);
    const [same, sister, elsewhere] = lines.map(probability);
    expect(same).toBeGreaterThan(0.99);
    // One house and one switchboard do not make a sister company the same.
    expect(sister).toBeLessThan(0.5);
    expect(elsewhere).toBeLessThan(same!);
  });

  test('puts first and last name together for people', async () => {
    const csv =
      'Vorname A,Nachname A,E-Mail A,Vorname B,Nachname B,E-Mail B\nHans,Müller,h.mueller@x.de,Müller,Hans,h.mueller@x.de\nHans,Müller,h.mueller@x.de,Stefan,Müller,s.mueller@x.de\n';
    const { lines, answer } = await compare(csv, [
      '--left',
      'Vorname A,Nachname A,E-Mail A',
      '--right',
      'Vorname B,Nachname B,E-Mail B',
    ]);
    expect(answer.kinds).toMatchObject({ person: 2 });
    expect(probability(lines[0]!)).toBeGreaterThan(0.9);
    expect(probability(lines[1]!)).toBeLessThan(0.25);
  });

  test('a file that was scored before keeps its columns', async () => {
    const { head } = await compare('a,b,probability\nx,y,1\n', ['--left', 'a', '--right', 'b']);
    expect(head).toBe('a,b,probability,lotse_probability,lotse_weight,lotse_reasons');
  });

  test('says in words what is wrong', async () => {
    expect((await failure('a,b\nx,y\n', ['--left', 'c', '--right', 'b'])).facts['text']).toBe(
      'There is no column "c". The columns are: a, b.',
    );
    expect((await failure('a,b\n', ['--left', 'a', '--right', 'b'])).code).toBe('file-empty');
    expect((await failure('', ['--left', 'a', '--right', 'b'])).code).toBe('file-empty');
    expect((await failure('a,b\nx,y\n', ['--left', 'a'])).code).toBe('usage');
    expect((await failure('a,b\nx,y\n', ['--left', 'a', '--right', 'b', '--kind', 'ship'])).code).toBe('usage');
    expect((await failure('a,b\nx,y\n', ['--left', 'a', '--right', 'b', '--threshold', '2'])).code).toBe('usage');
    expect(
      (await failure('a,b\nx,y\n', ['--left', 'a', '--right', 'b', '--out', join(home, 'p2.csv', 'deep', 'x.csv')]))
        .code,
    ).toBe('cannot-write');
  });

  test('takes hostile cells in bounded time and leaves no half file when stopped', async () => {
    const hostile = 'A.B '.repeat(25_000);
    const { lines } = await compare(
      Buffer.from(`a,b\n${hostile},${hostile}x\n"","!!"\n\u0000,${'ß'.repeat(100_000)}\n`),
      ['--left', 'a', '--right', 'b'],
    );
    expect(lines.map(probability).every((one) => one >= 0 && one <= 1)).toBe(true);
    const stop = new AbortController();
    stop.abort();
    await expect(compare('a,b\nx,y\n', ['--left', 'a', '--right', 'b'], stop.signal)).rejects.toThrow();
    expect(existsSync(join(home, `out${count}.csv`))).toBe(false);
    expect(existsSync(join(home, `out${count}.csv.part`))).toBe(false);
  });
});
