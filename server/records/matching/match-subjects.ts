import { randomUUID } from 'node:crypto';
import type { Db } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { companyBlocks, naturalKey, personBlocks } from './blocks.ts';
import { type CompanySubject, type Comparison, compareCompanies } from './compare-companies.ts';
import { comparePeople, type PersonSubject } from './compare-people.ts';
import { findByNaturalKey, findCompanies, findPeople } from './store.ts';
import { companySubject, personSubject, type Values } from './subjects.ts';

export interface Candidate {
  readonly values: Values;
  /** Has what a new record needs. If not, it can only be matched. */
  readonly complete: boolean;
}

export interface Rival {
  readonly recordId: string;
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
}

/**
 * `matched`: an existing record, or an earlier candidate of the same call. `new`: a record to be made under this id.
 * `doubtful`: belongs to `recordId` (its own new record when `isNew`), but may be one with each of `rivals`: a person decides.
 * `nobody`: too little for a new record, and nothing it fits.
 */
export type Decision =
  | { readonly verdict: 'matched'; readonly recordId: string; readonly agrees: readonly string[] }
  | { readonly verdict: 'new'; readonly recordId: string }
  | {
      readonly verdict: 'doubtful';
      readonly recordId: string;
      readonly isNew: boolean;
      readonly rivals: readonly Rival[];
    }
  | { readonly verdict: 'nobody' };

/** What earlier calls made, for a dry run that writes nothing and yet must see its own rows. */
export class MatchMemory {
  readonly companies = new Blocks<CompanySubject>(companyBlocks);
  readonly people = new Blocks<PersonSubject>(personBlocks);
  readonly keys = new Map<string, string>();
}

// A block that many share says little, and comparing all of it would be quadratic.
const BLOCK_LIMIT = 40;

class Blocks<Subject extends { readonly id: string }> {
  private readonly blocks = new Map<string, Subject[]>();
  private readonly keysOf: (subject: Subject) => string[];

  constructor(keysOf: (subject: Subject) => string[]) {
    this.keysOf = keysOf;
  }

  add(subject: Subject): void {
    for (const key of this.keysOf(subject)) {
      const block = this.blocks.get(key);
      if (block === undefined) this.blocks.set(key, [subject]);
      else if (block.length < BLOCK_LIMIT && !block.includes(subject)) block.push(subject);
    }
  }

  near(subject: Subject): Set<Subject> {
    const found = new Set<Subject>();
    for (const key of this.keysOf(subject)) for (const one of this.blocks.get(key) ?? []) found.add(one);
    return found;
  }
}

/**
 * Which record each candidate speaks of, in their order; candidates match each other too. Reads only.
 * The door behind which the full linkage engine will stand: same question, same answer.
 */
export async function matchSubjects(
  db: Db,
  kind: RecordKind,
  candidates: readonly Candidate[],
  memory: MatchMemory = new MatchMemory(),
): Promise<Decision[]> {
  if (candidates.length === 0) return [];
  if (kind === 'company') {
    const subjects = candidates.map(({ values }) => companySubject('', values));
    for (const known of await findCompanies(db, subjects)) memory.companies.add(known);
    return candidates.map((one, at) => decide(one, subjects[at] as CompanySubject, memory.companies, compareCompanies));
  }
  if (kind === 'person') {
    const subjects = candidates.map(({ values }) => personSubject('', values));
    for (const known of await findPeople(db, subjects)) memory.people.add(known);
    return candidates.map((one, at) => decide(one, subjects[at] as PersonSubject, memory.people, comparePeople));
  }
  for (const known of await findByNaturalKey(
    db,
    kind,
    candidates.map((one) => one.values),
  )) {
    const key = naturalKey(kind, known);
    if (key !== null && !memory.keys.has(`${kind} ${key}`)) memory.keys.set(`${kind} ${key}`, known.id);
  }
  return candidates.map(({ values, complete }): Decision => {
    const key = naturalKey(kind, values);
    const known = key === null ? undefined : memory.keys.get(`${kind} ${key}`);
    if (known !== undefined) return { verdict: 'matched', recordId: known, agrees: ['number'] };
    if (!complete) return { verdict: 'nobody' };
    const recordId = randomUUID();
    if (key !== null) memory.keys.set(`${kind} ${key}`, recordId);
    return { verdict: 'new', recordId };
  });
}

function decide<Subject extends { readonly id: string }>(
  candidate: Candidate,
  subject: Subject,
  blocks: Blocks<Subject>,
  compare: (a: Subject, b: Subject) => Comparison,
): Decision {
  const same = new Map<string, Comparison>();
  const doubtful = new Map<string, Comparison>();
  for (const known of blocks.near(subject)) {
    const comparison = compare(subject, known);
    if (comparison.verdict === 'different') continue;
    const list = comparison.verdict === 'same' ? same : doubtful;
    const before = list.get(known.id);
    if (before === undefined || comparison.agrees.length > before.agrees.length) list.set(known.id, comparison);
  }
  const ranked = [...same].sort(([a, x], [b, y]) => strength(y) - strength(x) || (a < b ? -1 : 1));
  const [best, second] = ranked;
  if (best !== undefined) {
    blocks.add({ ...subject, id: best[0] });
    // Two records that are both the same as this one are the same as each other: the row belongs to the better one, a person merges.
    if (second !== undefined && strength(second[1]) === strength(best[1]))
      return { verdict: 'doubtful', recordId: best[0], isNew: false, rivals: [rival(second)] };
    return { verdict: 'matched', recordId: best[0], agrees: best[1].agrees };
  }
  if (!candidate.complete) return { verdict: 'nobody' };
  const recordId = randomUUID();
  blocks.add({ ...subject, id: recordId });
  if (doubtful.size === 0) return { verdict: 'new', recordId };
  const rivals = [...doubtful].sort(([a, x], [b, y]) => strength(y) - strength(x) || (a < b ? -1 : 1)).slice(0, 3);
  return { verdict: 'doubtful', recordId, isNew: true, rivals: rivals.map(rival) };
}

const WEIGHT: Readonly<Record<string, number>> = {
  vat_id: 8,
  customer_number: 6,
  email: 4,
  mobile: 4,
  name: 3,
  domain: 3,
  phone: 3,
  company: 2,
};
const strength = (comparison: Comparison): number =>
  comparison.agrees.reduce((sum, key) => sum + (WEIGHT[key] ?? 1), 0) - comparison.differs.length / 10;
const rival = ([recordId, { agrees, differs }]: readonly [string, Comparison]): Rival => ({
  recordId,
  agrees,
  differs,
});
