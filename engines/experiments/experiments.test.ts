import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '#engines/example-company/random.ts';
import { differenceOfAmounts } from './amounts.ts';
import { armOf } from './assign.ts';
import { halfSipHash } from './half-sip-hash.ts';
import { differenceOfShares, evidenceAgainst, logGamma } from './proportions.ts';
import { readExperiment } from './read-experiment.ts';

const KEY = '00112233445566778899aabbccddeeff';

describe('who is held out', () => {
  test('the hash gives the values of the reference code', () => {
    const key = [0x03020100, 0x07060504] as const;
    const hash = (length: number) =>
      halfSipHash(
        key,
        Uint8Array.from({ length }, (_, at) => at),
      );
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(hash)).toEqual([
      0x5b9f35a9, 0xb85a4727, 0x03a662fa, 0x04e7fe8a, 0x89466e2a, 0x69b6fac5, 0x23fc6358, 0xc563cf8b,
    ]);
  });

  test('an account keeps its side, and a larger share only adds accounts', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (experiment, account, share) => {
          const arm = armOf(KEY, experiment, account, share);
          expect(armOf(KEY, experiment, account, share)).toBe(arm);
          if (arm === 'held-out') expect(armOf(KEY, experiment, account, Math.min(1, share + 0.1))).toBe('held-out');
        },
      ),
    );
  });

  test('the share is kept, and two experiments hold out independently', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `account-${at}`);
    const [one, two] = ['first', 'second'].map((experiment) =>
      names.map((name) => armOf(KEY, experiment, name, 0.2) === 'held-out'),
    );
    expect(one!.filter(Boolean).length / names.length).toBeCloseTo(0.2, 2);
    expect(one!.filter((held, at) => held && two![at]).length / names.length).toBeCloseTo(0.04, 2);
    expect(armOf(KEY, 'first', 'x', 0)).toBe('treated');
    expect(armOf(KEY, 'first', 'x', 1)).toBe('held-out');
  });

  test('a key that is no key is refused', () => {
    expect(() => armOf('secret', 'first', 'x', 0.5)).toThrow(RangeError);
  });
});

describe('how large the effect is', () => {
  test('log gamma knows factorials', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  test('the interval holds the difference, and the evidence at its ends is 1 in 20', () => {
    const count = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const [treated, heldOut] = [
          { yes: a, no: b + 1 },
          { yes: c, no: d + 1 },
        ];
        const { difference, low, high } = differenceOfShares(treated, heldOut);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        for (const end of [low, high])
          if (Math.abs(end) < 0.9999) expect(evidenceAgainst(treated, heldOut, end)).toBeCloseTo(Math.log(20), 0);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing seen: any difference is possible', () => {
    expect(differenceOfShares({ yes: 0, no: 0 }, { yes: 0, no: 0 })).toEqual({ difference: 0, low: -1, high: 1 });
  });

  test('whoever looks after every account is misled in fewer than 1 of 20 experiments without effect', () => {
    const random = createRandom(4);
    let alarms = 0;
    for (let run = 0; run < 100; run++) {
      const sides = [
        { yes: 0, no: 0 },
        { yes: 0, no: 0 },
      ];
      let alarmed = false;
      for (let n = 0; n < 400 && !alarmed; n++) {
        const side = sides[random.chance(0.2) ? 1 : 0]!;
        if (random.chance(0.15)) side.yes += 1;
        else side.no += 1;
        alarmed = evidenceAgainst(sides[0]!, sides[1]!, 0) >= Math.log(20);
      }
      if (alarmed) alarms += 1;
    }
    expect(alarms).toBeLessThan(5);
  });

  test('amounts get no interval before both sides have enough, and one million-euro order does not decide', () => {
    const random = createRandom(5);
    const rows = Array.from({ length: 1200 }, () => ({
      arm: random.chance(0.3) ? ('held-out' as const) : ('treated' as const),
      value: random.chance(0.2) ? 1000 * Math.exp(random.normal()) : 0,
    }));
    expect(differenceOfAmounts(rows.slice(0, 60), 0.3)).toBeNull();
    const calm = differenceOfAmounts(rows, 0.3)!;
    const wild = differenceOfAmounts([...rows, { arm: 'treated', value: 1e9 }], 0.3)!;
    expect(Math.abs(wild.difference - calm.difference)).toBeLessThan(100);
  });

  test('a reading says in which state it is and how many accounts it takes', () => {
    const rows = (n: number, treated: number, heldOut: number) => {
      const random = createRandom(6);
      return Array.from({ length: n }, () => {
        const arm = random.chance(0.5) ? ('held-out' as const) : ('treated' as const);
        return { arm, value: random.chance(arm === 'treated' ? treated : heldOut) ? 1 : 0 };
      });
    };
    const read = (n: number, treated: number, heldOut: number, smallest = 0.05) =>
      readExperiment({ rows: rows(n, treated, heldOut), metric: 'share', share: 0.5, smallest });
    expect(read(0, 0, 0)).toMatchObject({ state: 'not-enough', effect: null, accounts: 0 });
    const early = read(38, 0.3, 0.2);
    expect(early.state).toBe('not-enough');
    expect(early.needed).toBeGreaterThan(1000);
    expect(read(1500, 0.3, 0.1).state).toBe('helps');
    expect(read(1500, 0.1, 0.3).state).toBe('harms');
    expect(read(6000, 0.1, 0.1, 0.08).state).toBe('no-matter');
  });
});
