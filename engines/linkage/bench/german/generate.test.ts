import { describe, expect, test } from 'vitest';
import { COMPANY_DIRT } from './company-rows.ts';
import { generate } from './generate.ts';
import { PERSON_DIRT } from './people.ts';
import { wordsOf } from './words.ts';

const world = generate({ seed: 1, half: 'A', companyRows: 6000, personRows: 4000 });

describe('generated German lists', () => {
  test('the same seed gives the same lists, another seed others', () => {
    const small = { half: 'B', companyRows: 300, personRows: 200 } as const;
    expect(generate({ seed: 5, ...small })).toEqual(generate({ seed: 5, ...small }));
    expect(generate({ seed: 5, ...small })).not.toEqual(generate({ seed: 6, ...small }));
  });

  test('the truth holds every pair of rows of one entity and no pair of two', () => {
    for (const { rows, truth } of [world.companies, world.people]) {
      const entity = new Map(rows.map((row) => [row.id, row.entity]));
      for (const { left, right, same } of truth) expect(entity.get(left) === entity.get(right)).toBe(same);
      const sizes = [...Map.groupBy(entity.values(), (one) => one).values()].map((group) => group.length);
      expect(truth.filter((pair) => pair.same).length).toBe(sizes.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0));
    }
  });

  test('every kind of dirt and every hard relation occurs', () => {
    for (const [sheet, kinds, relations] of [
      [
        world.companies,
        COMPANY_DIRT,
        ['subsidiary', 'gmbh-and-kg', 'branch', 'namesake', 'shared-switchboard', 'successor', 'moved', 'renamed'],
      ],
      [
        world.people,
        PERSON_DIRT,
        ['father-and-son', 'namesake', 'same-surname-colleague', 'shared-switchboard', 'duplicate'],
      ],
    ] as const) {
      for (const kind of Object.keys(kinds))
        expect(sheet.rows.filter((row) => row.dirt.includes(kind)).length, kind).toBeGreaterThan(4);
      for (const kind of relations)
        expect(sheet.truth.filter((pair) => pair.relation === kind).length, kind).toBeGreaterThan(9);
    }
  });

  test('no two entities share a tax number unless one is a branch of the other', () => {
    const entities = Map.groupBy(
      world.companies.rows.filter((row) => row.values.vatId),
      (row) => row.values.vatId,
    );
    const related = new Set(
      world.companies.truth.filter((pair) => pair.relation === 'branch').flatMap((pair) => [pair.left, pair.right]),
    );
    for (const rows of entities.values()) {
      if (new Set(rows.map((row) => row.entity)).size > 1) expect(rows.some((row) => related.has(row.id))).toBe(true);
    }
  });

  test('the halves share common words and no rare ones', () => {
    const [a, b] = [wordsOf('A'), wordsOf('B')];
    expect(a.surnames.slice(60).filter((name) => b.surnames.slice(60).includes(name))).toEqual([]);
    expect(a.coined.filter((name) => b.coined.includes(name))).toEqual([]);
    expect(a.surnames.slice(0, 60)).toEqual(b.surnames.slice(0, 60));
  });
});
