import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresOf } from './bench/fit.ts';
import { generatedPairs } from './bench/generated.ts';
import { cologne, compareNames, type NameKind, prepareName, toLatin } from './index.ts';
import { slips } from './slips.ts';

const chance = (left: string, right: string, kind: NameKind = 'company'): number =>
  compareNames(prepareName(left, kind), prepareName(right, kind)).probability;

describe('parts', () => {
  test('Cologne phonetics gives the codes of its paper and of known examples', () => {
    for (const [word, code] of [
      ['wikipedia', '3412'],
      ['muller', '657'],
      ['mayer', '67'],
      ['maier', '67'],
      ['breschnew', '17863'],
      ['heinz', '068'],
      ['klaxon', '45486'],
    ] as const) {
      expect(cologne(word), word).toBe(code);
    }
  });

  test('other scripts become Latin letters', () => {
    for (const [name, latin] of [
      ['Газпром', 'gazprom'],
      ['Κυριάκος', 'kyriakos'],
      ['Київ', 'kiiv'],
      ['김정은', 'gim jeong eun'],
      ['ბანკი', 'banki'],
      ['Łódź', 'lodz'],
      ['習近平', '習 近 平'],
      ['トヨタ', 'toyota'],
      ['נתניהו', 'ntnyhv'],
      ['नरेन्द्र', 'nrendr'],
    ] as const) {
      expect(toLatin(name), name).toBe(latin);
    }
  });

  test('slips cost what went wrong', () => {
    expect(slips('muller', 'muller', 3)).toBe(0);
    expect(slips('walmart', 'wallmart', 3)).toBe(0.5);
    expect(slips('apple', 'appel', 3)).toBe(0.8);
    expect(slips('meier', 'meyer', 3)).toBe(0.6);
    expect(slips('gas', 'oil', 1)).toBe(Number.POSITIVE_INFINITY);
    const long = 'a'.repeat(31);
    expect(slips(`${long}bcd`, `${long}xcd`, 2)).toBe(1);
    expect(slips(`${long}bcd`, `${long}bcx`, 2)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('companies', () => {
  test.each([
    ['Siemens AG', 'Siemens Aktiengesellschaft'],
    ['Müller Maschinenbau GmbH', 'Mueller Maschinen-Bau Gesellschaft mit beschränkter Haftung'],
    ['Gebr. Weiß KG', 'Gebrüder Weiss KG'],
    ['Weber GmbH & Co. KG', 'Weber GmbH und Co KG'],
    ['Krones AG', 'Krones Deutschland AG'],
    ['OOO Gazprom', 'ООО «Газпром»'],
    ['Open Joint Stock Company Gazprom', 'OAO Gazprom'],
    ['Vodafone Limited', 'Vodafone Ltd.'],
    ['MÃ¼ller Metallbau GmbH', 'Müller Metallbau GmbH'],
    ['Becker â€“ Söhne GmbH', 'Becker – Söhne GmbH'],
    ['Gro?mann Stahlbau', 'Großmann Stahlbau'],
    ['People’s Liberation Army', 'PLA'],
    ['1st International Bank', 'First Intl. Bank'],
    ['Brigade Forty-four', 'Brigade 44'],
    ['Maschinenbau Hartmann GmbH', 'Hartmann Maschinenbau GmbH'],
    ['U.S. Department of State', 'United States Department of State'],
    ['Vander Bilt Corp', 'Vanderbilt Corporation'],
    ['Stadtwerke Musterstadt', 'STADTWERKE MUSTERSTADT'],
  ])('%s is %s', (left, right) => expect(chance(left, right)).toBeGreaterThan(0.6));

  test.each([
    ['Müller GmbH', 'Müller GmbH & Co. KG'],
    ['Müller AG', 'Müller GmbH'],
    ['Stahlbau Nord Werk 2', 'Stahlbau Nord Werk 3'],
    ['Global Solutions II Ltd', 'Global Solutions Ltd'],
    ['Bosch Rexroth GmbH', 'Bosch Siemens GmbH'],
    ['Weber Maschinenbau GmbH', 'Weber Immobilien GmbH'],
    ['Bank of China (Hong Kong) Limited', 'Bank of China (Singapore) Limited'],
    ['Saudi Arabian Gas Company', 'Saudi Arabian Oil Company'],
    ['Krones AG', 'Krones Italia S.r.l.'],
    ['LXC Aviation', 'LAU Aviation'],
    ['A.B.C. Company', 'C.B.A. Company'],
    ['Müller GmbH Niederlassung Ulm', 'Müller GmbH'],
    ['Management Company', 'Westminster Management Company'],
  ])('%s is not %s', (left, right) => expect(chance(left, right)).toBeLessThan(0.5));

  test('a rare name says more than a common one', () => {
    const frequencies = new Map([
      ['muller', 900],
      ['krautzberger', 1],
    ]);
    const weight = (name: string) =>
      compareNames(prepareName(name, 'company'), prepareName(`${name} GmbH`, 'company'), { frequencies, total: 10_000 })
        .weight;
    expect(weight('Krautzberger')).toBeGreaterThan(weight('Müller') + 1);
  });

  test('the prior moves the probability and not the weight', () => {
    const [a, b] = [prepareName('Krautzberger GmbH', 'company'), prepareName('Krautzberger', 'company')];
    expect(compareNames(a, b, { prior: 0.001 }).weight).toBe(compareNames(a, b).weight);
    expect(compareNames(a, b, { prior: 0.001 }).probability).toBeLessThan(compareNames(a, b).probability);
  });

  test('reasons add up to the weight and name the words', () => {
    const { weight, reasons } = compareNames(
      prepareName('Müller GmbH', 'company'),
      prepareName('Müller GmbH & Co. KG', 'company'),
    );
    expect(reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(weight, 9);
    expect(reasons).toContainEqual({ code: 'legal-form', weight: -12, left: 'GmbH', right: 'GmbH & Co. KG' });
  });
});

describe('people', () => {
  test.each([
    ['Dr.-Ing. Hans Müller', 'Mueller, Hans'],
    ['Herr Dipl.-Kfm. Karl-Heinz Weber', 'Karlheinz Weber'],
    ['Anna Huber', 'Huber Anna'],
    ['Johannes Krautzberger', 'Hans Krautzberger'],
    ['K.-H. Weber', 'Karl-Heinz Weber'],
    ['Владимир Путин', 'Wladimir Putin'],
    ['Boris Johnson', 'Alexander Boris de Pfeffel Johnson'],
    ['RamiMakhlouf', 'Rami Makhlouf'],
    ['Usama ibn Laden', 'Osama bin Laden'],
    ['JÃ¶rg SchÃ¤fer', 'Jörg Schäfer'],
  ])('%s is %s', (left, right) => expect(chance(left, right, 'person')).toBeGreaterThan(0.6));

  test.each([
    ['Roman Abramowitsch', 'Boris Abramowitsch'],
    ['Thomas Müller', 'Thomas Weber-Schmidt'],
    ['Sergey Viktorovich Lavrov', 'Sergey Borisovitch Lavrov'],
    ['Hans Müller jun.', 'Hans Müller sen.'],
    ['Salman bin Muhammad al-Rawi', 'Muhammad bin Salman al-Rawi'],
    ['N. N.', 'Nursultan Nasarbajew'],
    ['Michaela', 'Michelle Obama'],
    ['习近朋', '习近平'],
  ])('%s is not %s', (left, right) => expect(chance(left, right, 'person')).toBeLessThan(0.5));
});

describe('any text', () => {
  const kinds = fc.constantFrom<NameKind>('company', 'organisation', 'person');
  const words = fc.constantFrom(
    'Müller',
    'GmbH',
    '& Co. KG',
    'Maschinen',
    'bau',
    'A.',
    'B.',
    'ООО',
    'Werk',
    '2',
    'II',
    'von',
    'Hans',
    'Dr.',
    '김정은',
    '-',
    ',',
    'der',
    'Ltd',
    'Bank',
  );
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 8 }).map((list) => list.join(' ')),
  );

  test('gives the same from both sides, stays between 0 and 1, and never throws', () => {
    fc.assert(
      fc.property(names, names, kinds, (left, right, kind) => {
        const [a, b] = [prepareName(left, kind), prepareName(right, kind)];
        const there = compareNames(a, b);
        const back = compareNames(b, a);
        expect(there.weight).toBeCloseTo(back.weight, 9);
        expect(there.probability).toBeGreaterThanOrEqual(0);
        expect(there.probability).toBeLessThanOrEqual(1);
        expect(there.reasons.length).toBeGreaterThan(0);
      }),
    );
  });

  test('nothing is more like a name than the name itself', () => {
    fc.assert(
      fc.property(names, names, kinds, (left, right, kind) => {
        const [a, b] = [prepareName(left, kind), prepareName(right, kind)];
        expect(compareNames(a, a).weight).toBeGreaterThanOrEqual(compareNames(a, b).weight - 1e-9);
      }),
    );
  });

  test('strings of 100,000 characters end', () => {
    const hostile = ['a', 'a ', '(', 'ß.', 'A.B', '€Ã', '\u0301', 'GmbH & Co. KG ', '1', 'ab-'].map((unit) =>
      unit.repeat(100_000 / unit.length),
    );
    for (const kind of ['company', 'person'] as const) {
      for (const one of hostile) expect(chance(one, `${one}x`, kind)).toBeGreaterThanOrEqual(0);
    }
  });
});

test('German names never seen: F1 at least .93', () => {
  const pairs = generatedPairs('B', 99, 300);
  for (const kind of ['company', 'person']) {
    const { f1 } = figuresOf(
      pairs
        .filter((pair) => pair.kind === kind)
        .map((pair) => ({ probability: chance(pair.left, pair.right, pair.kind), same: pair.same })),
    );
    expect(f1, kind).toBeGreaterThan(0.93);
  }
});
