import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '#engines/example-company/random.ts';
import { generate } from '../bench/german/generate.ts';
import { Lexicon } from './entries.ts';
import { linkNameLists } from './index.ts';
import { compareEntries } from './similarity.ts';

const likeness = (left: string, right: string) => {
  const lexicon = new Lexicon();
  const [a, b] = [lexicon.read(left), lexicon.read(right)];
  lexicon.weigh();
  return compareEntries(a, b);
};

describe('two entries', () => {
  test.each([
    ['Sarachchandra open air theatre', 'Sarachchandra open-air Theater'],
    ['2nd Football Division', 'Football Division 2'],
    ['National Labor Relations Board', 'NLRB'],
    ['Tongan American', 'Tongan Americans'],
    ['Heart of Atlanta Motel', 'Hart of Atlanta Motel'],
  ])('%s and %s are alike', (left, right) => expect(likeness(left, right).value).toBeGreaterThan(0.6));

  test('years and numbers that differ are never alike', () => {
    expect(likeness('2003 Norwegian Premier League', '2004 Norwegian Premier League')).toMatchObject({
      value: 0,
      numbers: 'clash',
    });
    expect(likeness('Louis XIV of France', 'Louis XV of France').numbers).toBe('clash');
    expect(likeness('GP2 Series 2005', 'GP2 Series').numbers).toBe('one-sided');
  });

  test('what stands in brackets weighs less', () => {
    expect(likeness('Orchestra Hall (Detroit)', 'Orchestra Hall').value).toBeGreaterThan(
      likeness('Orchestra Hall Detroit', 'Orchestra Hall').value,
    );
  });
});

/** A list of made-up teams, and the same teams as another hand writes them. */
function teams(count: number, seed: number): { left: string[]; right: string[] } {
  const random = createRandom(seed);
  const sounds = 'ba do ke lin mar nu pel ro sta tur vel wo zan gri fes'.split(' ');
  const word = () => Array.from({ length: random.whole(2, 4) }, () => random.pick(sounds)).join('');
  const left = [
    ...new Set(
      Array.from(
        { length: count },
        () =>
          `${random.whole(1950, 2020)} ${word()} ${word()} ${random.pick(['United', 'Rovers', 'City', 'Athletic'])} season`,
      ),
    ),
  ];
  const right = left
    .filter((_, at) => at % 3 === 0)
    .map((text) => text.replace(' season', '').replace('United', 'Utd').toUpperCase());
  return { left, right };
}

describe('two lists', () => {
  test('finds the partners and keeps the years apart', () => {
    const { left, right } = teams(600, 4);
    const pairs = linkNameLists(left, right, { seed: 1 });
    const hits = pairs.filter((pair) => pair.left === pair.right * 3).length;
    expect(hits / pairs.length).toBeGreaterThan(0.95);
    expect(hits / right.length).toBeGreaterThan(0.9);
  });

  test('links next to nothing where the lists share nothing', () => {
    const { left } = teams(900, 5);
    const pairs = linkNameLists(left.slice(0, 450), left.slice(450), { seed: 1 });
    expect(pairs.length).toBeLessThan(10);
  });

  test('a right entry has one left partner at most; the same seed gives the same answer; best first', () => {
    const { left, right } = teams(300, 6);
    const pairs = linkNameLists(left, right, { seed: 3 });
    expect(new Set(pairs.map((pair) => pair.right)).size).toBe(pairs.length);
    expect(linkNameLists(left, right, { seed: 3 })).toEqual(pairs);
    expect(pairs.map((pair) => pair.probability)).toEqual(pairs.map((pair) => pair.probability).sort((a, b) => b - a));
    for (const { weight, reasons } of pairs)
      expect(reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(weight, 9);
  });
});

describe('one list', () => {
  test('equal entries are one, GmbH and GmbH & Co. KG are two', () => {
    const { companies } = generate({ seed: 8, half: 'A', companyRows: 500, personRows: 1 });
    const names = [...new Set(companies.rows.filter((row) => row.dirt.length === 0).map((row) => row.values.name))];
    const list = [
      ...names,
      'Krautzberger Pumpen GmbH',
      'KRAUTZBERGER PUMPEN GMBH',
      'Krautzberger Pumpen GmbH & Co. KG',
    ];
    const at = list.length - 3;
    const pairs = linkNameLists(list, null, { seed: 1 }).map((pair) =>
      [pair.left, pair.right].sort((a, b) => a - b).join(' '),
    );
    expect(pairs).toContain(`${at} ${at + 1}`);
    expect(pairs).not.toContain(`${at} ${at + 2}`);
    expect(pairs).not.toContain(`${at + 1} ${at + 2}`);
  });

  test('two thousand times the same text is one thing', () => {
    expect(linkNameLists(new Array<string>(2000).fill('GmbH'), null, { seed: 1 })).toHaveLength(1999);
  });
});

test('any lists: no throw, places that exist, probabilities between 0 and 1', () => {
  const lists = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '!!', '(a)', 'Ulm 2', '習近平', 'a b c d e', 'abcde')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(lists, fc.option(lists), (left, right) => {
      for (const pair of linkNameLists(left, right, { seed: 1 })) {
        expect(left[pair.left]).toBeDefined();
        expect((right ?? left)[pair.right]).toBeDefined();
        expect(right === null && pair.left === pair.right).toBe(false);
        expect(pair.probability).toBeGreaterThanOrEqual(0.5);
        expect(pair.probability).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('entries of 100,000 characters end', () => {
  const hostile = ['x', 'y z', '((', 'A.', '1 '].map((unit) => unit.repeat(100_000 / unit.length));
  expect(linkNameLists(hostile, hostile, { seed: 1 }).length).toBeLessThanOrEqual(hostile.length);
});
