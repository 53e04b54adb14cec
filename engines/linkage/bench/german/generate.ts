import { createRandom, type Random } from '#engines/example-company/random.ts';
import { type Company, createMaker, makeCompany, type Relation } from './companies.ts';
import { type CompanyRow, cleanRow, dirtyRow, type Habit, makeHabit } from './company-rows.ts';
import { cleanPersonRow, dirtyPersonRow, makePeople, type PersonRow } from './people.ts';
import { makeRelatives } from './relatives.ts';
import type { Half } from './words.ts';

export interface World {
  readonly seed: number;
  readonly half: Half;
  /** Rows, not companies: about a fifth are a company written down again. */
  readonly companyRows: number;
  readonly personRows: number;
}

export interface Row<T> {
  readonly id: string;
  readonly entity: number;
  readonly values: T;
  /** Kinds of dirt; empty for the first row of an entity. */
  readonly dirt: readonly string[];
}

export interface Pair {
  readonly left: string;
  readonly right: string;
  readonly same: boolean;
  /** `duplicate`, `moved`, `renamed`, or how two different ones hang together. */
  readonly relation: string;
  readonly dirt: readonly string[];
}

export interface Sheet<T> {
  readonly rows: readonly Row<T>[];
  /** All pairs of rows that mean the same, and those that only look it. Every other pair is different. */
  readonly truth: readonly Pair[];
}

/** Lists of German companies and of people in them, with the dirt that real lists carry, and the truth about them. */
export function generate({ seed, half, companyRows, personRows }: World): {
  companies: Sheet<CompanyRow>;
  people: Sheet<PersonRow>;
} {
  const random = createRandom(seed);
  const maker = createMaker(random, half);
  const habits = Array.from({ length: 24 }, () => makeHabit(random));
  const companies: Company[] = [];
  const relations: Relation[] = [];
  const companySheet = createSheet<CompanyRow>(random, 'F');
  while (companySheet.size() < companyRows) {
    const made = makeRelatives(maker, makeCompany(maker));
    relations.push(...made.relations);
    for (const company of [made.head, ...made.companies]) {
      companies.push(company);
      companySheet.add(company.entity, { values: cleanRow(random, company, pickHabit(random, habits)), dirt: [] });
      for (let n = againCount(random); n > 0; n--) {
        const { row, dirt } = dirtyRow(random, company, pickHabit(random, habits));
        companySheet.add(company.entity, { values: row, dirt });
      }
    }
  }
  const personSheet = createSheet<PersonRow>(random, 'P');
  const { people, relations: personRelations } = makePeople(maker, companies, Math.ceil(personRows / 1.25));
  for (const person of people) {
    personSheet.add(person.entity, {
      values: cleanPersonRow(random, person, pickHabit(random, habits).phoneStyle),
      dirt: [],
    });
    for (let n = againCount(random); n > 0; n--) {
      const { row, dirt } = dirtyPersonRow(random, person, pickHabit(random, habits).phoneStyle);
      personSheet.add(person.entity, { values: row, dirt });
    }
  }
  return { companies: companySheet.finish(relations), people: personSheet.finish(personRelations) };
}

const reasonOf = (dirt: readonly string[]): string =>
  dirt.includes('former-name') ? 'renamed' : dirt.includes('old-address') ? 'moved' : 'duplicate';
const againCount = (random: Random): number => random.weighted([80, 15, 4, 1]);
const pickHabit = (random: Random, habits: readonly Habit[]): Habit => random.pick(habits);

function createSheet<T>(random: Random, letter: string) {
  const rows: Omit<Row<T>, 'id'>[] = [];
  return {
    size: () => rows.length,
    add: (entity: number, row: { readonly values: T; readonly dirt: readonly string[] }) =>
      rows.push({ entity, ...row }),
    /** Rows shuffled, so that neither order nor number gives anything away. */
    finish(relations: readonly { readonly left: number; readonly right: number; readonly kind: string }[]): Sheet<T> {
      for (let at = rows.length - 1; at > 0; at--) {
        const other = random.whole(0, at);
        [rows[at], rows[other]] = [rows[other]!, rows[at]!];
      }
      const named = rows.map((row, at) => ({ id: `${letter}${at + 1}`, ...row }));
      const byEntity = Map.groupBy(named, (row) => row.entity);
      const truth: Pair[] = [];
      for (const group of byEntity.values()) {
        for (const [at, left] of group.entries()) {
          for (const right of group.slice(at + 1))
            truth.push({
              left: left.id,
              right: right.id,
              same: true,
              relation: reasonOf([...left.dirt, ...right.dirt]),
              dirt: [...new Set([...left.dirt, ...right.dirt])],
            });
        }
      }
      for (const { left, right, kind } of relations) {
        for (const a of byEntity.get(left) ?? []) {
          for (const b of byEntity.get(right) ?? [])
            truth.push({
              left: a.id,
              right: b.id,
              same: false,
              relation: kind,
              dirt: [...new Set([...a.dirt, ...b.dirt])],
            });
        }
      }
      return { rows: named, truth };
    },
  };
}
