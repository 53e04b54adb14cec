import type { Purpose } from '#engines/contact-law/index.ts';
import { type Priority, prioritise } from '#engines/scoring/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type ContactCounts, contactLimits, countContacts } from '../touches/index.ts';
import { bestFirst, isAdvertising, judgeWays, purposeOf, reachOf, type Way, type WayQuestion } from './judge-ways.ts';
import { type LearntChances, learnChances, withLearnt } from './learn-chances.ts';
import type { Candidate } from './store-parts.ts';
import { type Account, type ContactPerson, findAccounts, findPeople } from './store-subjects.ts';

export interface Entry {
  readonly account: Account;
  readonly person: ContactPerson | null;
  /** Strongest first; the first one names the entry. */
  readonly occasions: readonly [Candidate, ...Candidate[]];
  readonly purpose: Purpose;
  readonly ways: readonly Way[];
  readonly priority: Priority;
  readonly contacts: { readonly person: number; readonly account: number };
}

export type Rest = 'contact-limit' | 'objection' | 'no-lawful-way';

export interface Gathered {
  /** Best first; whoever may be contacted. */
  readonly entries: readonly Entry[];
  readonly resting: Readonly<Record<Rest, number>>;
  readonly limits: { readonly person: number; readonly account: number };
}

/** The gate is asked for so many entries at most, best first: the cost does not grow with the company. */
const JUDGED = 90;

/** Value, urgency and chance of a candidate; `worth` is what saturation leaves of it, where that is known. */
export function priorityOf(
  candidate: Candidate,
  fit: number | null,
  reach: Parameters<typeof prioritise>[0]['reach'],
  worth?: number,
): Priority {
  const { situation, valueCents, daysDue, pace, chance } = candidate;
  return prioritise({
    situation,
    valueCents,
    fit,
    daysDue,
    ...(pace === null ? {} : { pace }),
    chance,
    reach,
    ...(worth === undefined ? {} : { worth }),
  });
}

function withAnswers(candidate: Candidate, learnt: LearntChances): Candidate {
  return { ...candidate, chance: withLearnt(candidate.chance, learnt.get(candidate.situation)) };
}

/** One entry per person, and per account where no person is named; what concerns the account as a whole joins its strongest entry. */
function mergeByPerson(
  candidates: readonly Candidate[],
  scoreOf: (candidate: Candidate) => number,
): (readonly [Candidate, ...Candidate[]])[] {
  const groups = new Map<string, [Candidate, ...Candidate[]]>();
  const strongest = new Map<string, [Candidate, ...Candidate[]]>();
  const sorted = candidates.toSorted((a, b) => scoreOf(b) - scoreOf(a) || (a.suggestion < b.suggestion ? -1 : 1));
  for (const candidate of sorted) {
    const key = `${candidate.companyId}:${candidate.personId ?? ''}`;
    const group = groups.get(key) ?? (candidate.personId === null ? strongest.get(candidate.companyId) : undefined);
    if (group) {
      group.push(candidate);
      continue;
    }
    const made: [Candidate, ...Candidate[]] = [candidate];
    groups.set(key, made);
    // A later candidate for a named person may still join an entry of the account that named nobody.
    if (!strongest.has(candidate.companyId)) strongest.set(candidate.companyId, made);
  }
  return [...groups.values()];
}

interface Chosen {
  readonly person: ContactPerson | null;
  readonly ways: readonly Way[];
}

/**
 * Whom to contact in an account: the named person, else the first who has not objected and can be reached; else the company itself. For
 * advertising a person who objected is never chosen, named or not.
 */
function choosePerson(
  options: readonly Chosen[],
  { personId: named, situation }: Candidate,
  purpose: Purpose,
): Chosen | Rest {
  const advertising = isAdvertising(purpose);
  const objected = (option: Chosen): boolean =>
    option.ways.some(({ decision }) => decision.objection === 'all_marketing');
  const pool = named === null ? options : options.filter(({ person }) => person?.id === named);
  const free = advertising ? pool.filter((option) => !objected(option)) : pool;
  if (free.length === 0) return 'objection';
  const open = (option: Chosen): boolean => reachOf(option.ways) !== 'none';
  const chosen =
    free.find((option) => open(option) && reachOf(option.ways) !== 'post_only') ?? free.find(open) ?? free[0]!;
  // A task is somebody's own note: it is shown even where the law leaves no channel for it.
  return advertising && !open(chosen) && situation !== 'task' ? 'no-lawful-way' : chosen;
}

/** From candidates to ranked entries: merged, gated by law and by the limits on contact. */
export async function gatherEntries(app: App, actor: Actor, found: readonly Candidate[]): Promise<Gathered> {
  const [limits, learnt] = await Promise.all([contactLimits.read(app.db), learnChances(app)]);
  const candidates = found.map((candidate) => withAnswers(candidate, learnt));
  const resting: Record<Rest, number> = { 'contact-limit': 0, objection: 0, 'no-lawful-way': 0 };
  const accounts = await findAccounts(app.db, [...new Set(candidates.map(({ companyId }) => companyId))]);
  const scoreOf = (candidate: Candidate): number =>
    priorityOf(candidate, accounts.get(candidate.companyId)?.fit ?? null, 'allowed').score;
  const merged = mergeByPerson(
    candidates.filter(({ companyId }) => accounts.has(companyId)),
    scoreOf,
  ).slice(0, JUDGED);
  const companyIds = [...new Set(merged.map(([first]) => first.companyId))];
  const named = merged.map(([first]) => first.personId).filter((id) => id !== null);
  const [people, contacts] = await Promise.all([
    findPeople(app.db, companyIds, [...new Set(named)]),
    countContacts(app.db, companyIds, app.clock.now()),
  ]);
  const peopleOf = Map.groupBy(people, (person) => person.companyId);
  const within = merged.filter(([{ companyId, personId }]) => {
    const held = isOverLimit(contacts, limits, companyId, personId);
    if (held) resting['contact-limit'] += 1;
    return !held;
  });
  const questions = within.flatMap(([first], index) =>
    questionsOf(first, accounts, peopleOf).map((question) => ({ index, question })),
  );
  const answers = await judgeWays(
    app,
    app.db,
    questions.map(({ question }) => question),
    actor.language,
  );
  const optionsOf = Map.groupBy(
    questions.map(({ index, question }, place) => ({
      index,
      person: question.person,
      ways: bestFirst(answers[place]!),
    })),
    ({ index }) => index,
  );
  const entries: Entry[] = [];
  for (const [index, occasions] of within.entries()) {
    const [first] = occasions;
    const account = accounts.get(first.companyId)!;
    const purpose = purposeFor(first, account);
    const chosen = choosePerson(
      (optionsOf.get(index) ?? []).filter(
        ({ person }) => !isOverLimit(contacts, limits, account.id, person?.id ?? null),
      ),
      first,
      purpose,
    );
    if (typeof chosen === 'string') {
      resting[chosen] += 1;
      continue;
    }
    const count = {
      person: contacts.person(account.id, chosen.person?.id ?? null),
      account: contacts.account(account.id),
    };
    const priority = priorityOf(first, account.fit, reachOf(chosen.ways));
    entries.push({ account, person: chosen.person, occasions, purpose, ways: chosen.ways, priority, contacts: count });
  }
  entries.sort(
    (a, b) => b.priority.score - a.priority.score || (a.occasions[0].suggestion < b.occasions[0].suggestion ? -1 : 1),
  );
  return { entries, resting, limits };
}

function isOverLimit(
  contacts: ContactCounts,
  limits: Gathered['limits'],
  companyId: string,
  personId: string | null,
): boolean {
  return contacts.account(companyId) >= limits.account || contacts.person(companyId, personId) >= limits.person;
}

export function purposeFor({ situation, facts }: Candidate, account: Account): Purpose {
  const taskKind = facts['taskKind'];
  return purposeOf(situation, account.relation, typeof taskKind === 'string' ? taskKind : null);
}

function questionsOf(
  first: Candidate,
  accounts: ReadonlyMap<string, Account>,
  peopleOf: ReadonlyMap<string, readonly ContactPerson[]>,
): WayQuestion[] {
  const account = accounts.get(first.companyId)!;
  const purpose = purposeFor(first, account);
  const people = peopleOf.get(first.companyId) ?? [];
  const persons: (ContactPerson | null)[] =
    first.personId === null ? [...people, null] : people.filter(({ id }) => id === first.personId);
  return (persons.length === 0 ? [null] : persons).map((person) => ({ account, person, purpose }));
}
