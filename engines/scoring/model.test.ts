import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateDeals, simulateNoise } from './bench/simulate.ts';
import {
  type Cell,
  compareModels,
  explain,
  type Model,
  predict,
  readModel,
  ScoringRefusal,
  type TrainConfig,
  tableFromRecords,
  train,
} from './index.ts';

type Records = readonly Readonly<Record<string, Cell>>[];
const deals: TrainConfig = { target: 'Ausgang', positive: 'gewonnen' };
const learnt = (records: Records, config: TrainConfig) => train(tableFromRecords(records), config);
const strong = simulateDeals(1500, 3, 2).records;
const few = simulateDeals(160, 4, 2.5).records;

describe('a model', () => {
  it('gives contributions that add up to the log odds of the probability, for trees and for few rows', async () => {
    for (const records of [strong, few]) {
      const { model } = await learnt(records, deals);
      expect(model.kind).not.toBe('base-rate');
      for (const row of explain(model, records.slice(0, 60))) {
        const sum = row.contributions.reduce((total, { contribution }) => total + contribution, row.start);
        expect(sum + row.calibration).toBeCloseTo(row.logit, 9);
        expect(1 / (1 + Math.exp(-row.logit))).toBeCloseTo(row.probability, 9);
      }
    }
  });

  it('is the same for the same seed, survives JSON, and does not change with the order of columns', async () => {
    const first = await learnt(few, { ...deals, seed: 9 });
    const again = await learnt(few, { ...deals, seed: 9 });
    expect(JSON.stringify(again.model)).toBe(JSON.stringify(first.model));
    const read: Model = readModel(JSON.parse(JSON.stringify(first.model)));
    expect(predict(read, few)).toEqual(predict(first.model, few));
    const turned = few.map((record) => Object.fromEntries(Object.entries(record).reverse()));
    expect(predict(read, turned)).toEqual(predict(first.model, few));
  });

  it('keeps every probability inside its interval, whatever the cells hold', async () => {
    const { model } = await learnt(strong, deals);
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('Messe', '1.234,50 €', '-5'),
    );
    const record = fc.record({ Angebotswert: cell, Kontakte: cell, Branche: cell, Quelle: cell, Muster: cell });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (rows) => {
        for (const { probability, low, high } of predict(model, rows)) {
          expect(probability).toBeGreaterThanOrEqual(low);
          expect(probability).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('never falls where it was told to rise', async () => {
    for (const rows of [1200, 300]) {
      const records = simulateDeals(rows, 11, 2).records.map((record) => ({
        ...record,
        // Against the constraint on purpose: many contacts lose.
        Ausgang: Number(record['Kontakte']) > 6 ? 'verloren' : record['Ausgang'],
      }));
      const steps = Array.from({ length: 40 }, (_, contacts) => ({ ...records[0], Kontakte: contacts }));
      const chances = async (monotone: TrainConfig['monotone']) => {
        const { model } = await learnt(records, { ...deals, monotone });
        return predict(model, steps).map(({ probability }) => probability);
      };
      const bound = await chances({ Kontakte: 1 });
      for (const [at, chance] of bound.entries())
        if (at > 0) expect(chance).toBeGreaterThanOrEqual(bound[at - 1]! - 1e-12);
      const free = await chances({});
      expect(Math.min(...free.slice(10))).toBeLessThan(free[4]!);
    }
  });

  it('finds an interaction that neither column shows alone', async () => {
    const records = Array.from({ length: 2400 }, (_, row) => {
      const [a, b] = [row % 7 < 3, row % 11 < 5];
      const noisy = (row * 7919) % 10 < 2;
      return { a: a ? 'ja' : 'nein', b: b ? 'ja' : 'nein', c: row % 13, y: (a !== b) !== noisy ? 1 : 0 };
    });
    const { model, report } = await learnt(records, { target: 'y', positive: '1' });
    expect(report.quality!.auc).toBeGreaterThan(0.75);
    expect(model.terms.some(({ name }) => name === 'a × b')).toBe(true);
  });
});

describe('too little to learn', () => {
  it('refuses noise in nearly every seed and then gives the base rate with its interval and the reason', async () => {
    let used = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { report, model } = await learnt(simulateNoise(200, 8, seed), { target: 'y', positive: '1', seed });
      if (report.used) used += 1;
      else {
        const [row] = predict(model, [{ x0: 1 }]);
        expect(row!.probability).toBeCloseTo((report.positives + 0.5) / (report.rows + 1), 9);
        expect(row!.low).toBeLessThan(row!.probability);
        expect(row!.reasons[0]!.text).toContain('Grundquote');
      }
    }
    expect(used).toBeLessThanOrEqual(1);
  });

  it('answers five rows with a base rate and says that they are too few', async () => {
    const { model, report } = await learnt(
      few.slice(0, 5).map((row, at) => ({ ...row, Ausgang: at < 2 ? 'gewonnen' : 'verloren' })),
      deals,
    );
    expect(report.used).toBe(false);
    expect(report.verdict.de).toContain('zu wenig');
    expect(model.base.high - model.base.low).toBeGreaterThan(0.3);
  });

  it('refuses in words: one outcome only, no such value, no such column, no outcome at all', async () => {
    const won = few.filter((row) => row['Ausgang'] === 'gewonnen');
    const code = (records: Records, config: TrainConfig) =>
      learnt(records, config).then(
        () => 'trained',
        (error: unknown) => (error instanceof ScoringRefusal ? error.code : String(error)),
      );
    expect(await code(won, deals)).toBe('target-one-value');
    expect(await code(few, { ...deals, positive: 'ja' })).toBe('positive-not-found');
    expect(await code(few, { ...deals, target: 'Erfolg' })).toBe('column-not-found');
    expect(await code(few, { ...deals, time: 'Branche' })).toBe('time-unreadable');
    expect(
      await code(
        few.map((row) => ({ ...row, Ausgang: '' })),
        deals,
      ),
    ).toBe('target-empty');
  });

  it('stops when it is told to', async () => {
    const signal = { aborted: false };
    const work = train(tableFromRecords(strong), deals, {
      signal,
      onProgress: () => {
        signal.aborted = true;
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the newer model', () => {
  it('takes over only where it is better on later rows', async () => {
    const later = tableFromRecords(simulateDeals(600, 3, 2).records);
    const weak = (
      await learnt(
        simulateNoise(60, 3, 1).map((row) => ({ ...row, Ausgang: row['y'] === 1 ? 'gewonnen' : 'verloren' })),
        { ...deals, drop: ['y'] },
      )
    ).model;
    const good = (await learnt(strong, deals)).model;
    expect(compareModels(weak, good, later).verdict).toBe('replace');
    expect(compareModels(good, weak, later).verdict).toBe('worse');
    expect(compareModels(good, good, later).verdict).toBe('keep');
  });
});
