import { randomUUID } from 'node:crypto';
import type { Reason } from '#engines/linkage/index.ts';
import { isParsed, parseEmail } from '#engines/text/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { isBetter, loadNeighbours, Neighbours, type Subject } from './candidates.ts';
import type { Comparison } from './judge.ts';
import { naturalKey } from './natural-key.ts';
import { findByNaturalKey } from './store.ts';
import { textOf, type Values } from './subjects.ts';

export interface Candidate {
  readonly values: Values;
  /** Has what a new record needs. If not, it can only be matched. */
  readonly complete: boolean;
}

export interface Rival {
  readonly recordId: string;
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
  readonly probability: number;
  readonly reasons: readonly Reason[];
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
      /** Of the model that weighed; null: the one Lotse comes with. */
      readonly modelVersion: number | null;
    }
  | { readonly verdict: 'nobody' };

/** What earlier calls made, for a dry run that writes nothing and yet must see its own rows. */
export class MatchMemory {
  readonly companies = new Neighbours();
  readonly people = new Neighbours();
  readonly keys = new Map<string, string>();
}

/**
 * Which record each candidate speaks of, in their order; candidates match each other too. Reads only. The one door for the question "is it
 * there already?": lists, hand entry, API and every source ask here, and the same model answers.
 */
export async function matchSubjects(
  db: Db,
  kind: RecordKind,
  candidates: readonly Candidate[],
  memory: MatchMemory = new MatchMemory(),
): Promise<Decision[]> {
  if (candidates.length === 0) return [];
  if (kind === 'company' || kind === 'person') {
    const neighbours = kind === 'company' ? memory.companies : memory.people;
    const subjects = await loadNeighbours(
      db,
      kind,
      neighbours,
      candidates.map((one) => one.values),
    );
    return candidates.map((one, at) => {
      const decision = decide(one, subjects[at] as Subject, neighbours);
      return decision.verdict === 'nobody' && kind === 'person'
        ? ownerOfMailbox(subjects[at] as Subject, neighbours)
        : decision;
    });
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

// Two records that both are this row, and nearly as surely: they may be one, and a person should look.
const AS_SURE_BITS = 1;

function decide(candidate: Candidate, subject: Subject, neighbours: Neighbours): Decision {
  const { modelVersion } = neighbours;
  const found = [...neighbours.compare(subject, 'ones')].filter(([, one]) => one.verdict !== 'different');
  found.sort(([a, x], [b, y]) => (isBetter(x, y) ? -1 : isBetter(y, x) ? 1 : a < b ? -1 : 1));
  const same = found.filter(([, one]) => one.verdict === 'same');
  const [best, second] = same;
  if (best !== undefined) {
    const [recordId, { agrees, weight }] = best;
    neighbours.add(recordId, subject);
    if (
      second !== undefined &&
      weight - second[1].weight < AS_SURE_BITS &&
      !neighbours.apart({ id: recordId }, second[0])
    )
      return { verdict: 'doubtful', recordId, isNew: false, rivals: [rival(second)], modelVersion };
    return { verdict: 'matched', recordId, agrees };
  }
  if (!candidate.complete) return { verdict: 'nobody' };
  const recordId = randomUUID();
  const rivals = found.filter(([id]) => !neighbours.apart({ values: subject.values }, id)).slice(0, 3);
  neighbours.add(recordId, subject);
  if (rivals.length === 0) return { verdict: 'new', recordId };
  return { verdict: 'doubtful', recordId, isNew: true, rivals: rivals.map(rival), modelVersion };
}

/**
 * Lists of contacts and orders name a person by mail alone. Too little for a record of its own, but where one person has this very mailbox and
 * no other does, it is they. A mailbox of a role (info@) is nobody's.
 */
function ownerOfMailbox(subject: Subject, neighbours: Neighbours): Decision {
  const mail = parseEmail(textOf(subject.values, 'email') ?? '');
  if (textOf(subject.values, 'last_name') !== null || !isParsed(mail) || mail.value.role) return { verdict: 'nobody' };
  const owners = [...neighbours.compare(subject, 'all')].filter(
    ([, { reasons, differs }]) =>
      !differs.includes('company_id') &&
      reasons.some(({ field, code }) => field === 'email' && /^same(-rare)?$/.test(code)),
  );
  const [only] = owners;
  return only !== undefined && owners.length === 1
    ? { verdict: 'matched', recordId: only[0], agrees: ['email'] }
    : { verdict: 'nobody' };
}

const rival = ([recordId, { agrees, differs, probability, reasons }]: readonly [string, Comparison]): Rival => ({
  recordId,
  agrees,
  differs,
  probability,
  reasons,
});
