import type { ExampleCompany } from './companies.ts';
import { type ExampleActivity, SUBJECTS, workday } from './history.ts';
import type { ExamplePerson } from './people.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const YEARS = 3;

/** Chance that something comes back of the n-th contact within 30 days: the third is still worth it, from the fifth on they are tired of us. */
const ANSWERED = [0.42, 0.4, 0.36, 0.27, 0.16, 0.09, 0.05, 0.03, 0.02] as const;

interface Contacted {
  readonly company: ExampleCompany;
  readonly people: readonly {
    readonly person: ExamplePerson;
    readonly likesPhone: boolean;
    readonly earlyBird: boolean;
  }[];
  /** How readily they answer, and how much the sellers look after them: who answers is looked after. */
  readonly warmth: number;
  readonly contacts: number;
}

/**
 * What sellers and customers told each other: most accounts now and then, a few very often, with busy weeks (a campaign, a fair, a chased quote). Answers
 * depend on how often an account was contacted in the month before, on the person's favourite way and hour, and on chance, as in life and not more.
 */
export function makeActivities(
  random: Random,
  people: readonly ExamplePerson[],
  today: Date,
  count: number,
): ExampleActivity[] {
  const peopleOf = Map.groupBy(people, (person) => person.company);
  const accounts = [...peopleOf].map(([company, own]): Contacted => {
    const warmth =
      0.5 * random.normal() + (company.relation === 'customer' ? 0.35 : company.relation === 'none' ? -0.45 : -0.1);
    const weight = Math.exp(1.15 * random.normal() + 0.4 * warmth + (company.employees > 120 ? 0.4 : 0));
    return {
      company,
      people: own.map((person) => ({ person, likesPhone: random.chance(0.5), earlyBird: random.chance(0.5) })),
      warmth,
      contacts: weight,
    };
  });
  const total = accounts.reduce((sum, { contacts }) => sum + contacts, 0);
  // About a third of the activities are answers and notes; a little too many are made and the oldest left out.
  const found = accounts.flatMap((account) =>
    contactsOf(random, { ...account, contacts: Math.round((0.86 * count * account.contacts) / total) }, today),
  );
  found.sort((a, b) => a.at.getTime() - b.at.getTime() || a.person.email.localeCompare(b.person.email));
  return found.slice(-count);
}

function contactsOf(random: Random, { people, warmth, contacts }: Contacted, today: Date): ExampleActivity[] {
  if (contacts === 0) return [];
  const start = today.getTime() - YEARS * 365 * DAY;
  const quiet = Math.max(9, Math.min(200, (YEARS * 365) / Math.max(1, contacts)));
  const out: ExampleActivity[] = [];
  const past: number[] = [];
  let at = today.getTime() - random.next() * quiet * DAY;
  let busy = random.chance(0.15) ? random.whole(3, 9) : 0;
  // Backwards from today, so that the present is as full as the past; how many came before is counted afterwards.
  while (past.length < contacts && at > start) {
    past.push(at);
    const gap = busy > 0 ? 1.5 + 4 * random.next() : -Math.log(1 - random.next()) * quiet * 1.3 + 1;
    busy = busy > 0 ? busy - 1 : random.chance(0.16) ? random.whole(3, 9) : 0;
    at -= gap * DAY;
  }
  past.reverse();
  for (const [place, moment] of past.entries()) {
    const recent = past.slice(0, place).filter((before) => before > moment - 30 * DAY).length;
    const who = random.pick(people);
    const kind = (['Anruf', 'E-Mail', 'Besuch'] as const)[random.weighted([46, 42, 12])] ?? 'Anruf';
    const hour = random.whole(7, 15);
    out.push(activity(random, who.person, kind, 'ausgehend', moment, hour));
    const liked = kind === 'Besuch' || (kind === 'Anruf') === who.likesPhone ? 0.45 : -0.45;
    const timed = hour < 10 === who.earlyBird ? 0.3 : -0.3;
    const base = ANSWERED[Math.min(recent, ANSWERED.length - 1)] ?? 0.02;
    if (random.chance(1 / (1 + ((1 - base) / base) * Math.exp(-warmth - liked - timed)))) {
      const back = moment + (0.2 + 5 * random.next() ** 2) * DAY;
      const way = random.chance(0.7) ? kind : random.pick(['Anruf', 'E-Mail'] as const);
      if (back < today.getTime())
        out.push(
          activity(random, who.person, way === 'Besuch' ? 'Anruf' : way, 'eingehend', back, random.whole(7, 15)),
        );
    }
    if (random.chance(0.12)) out.push(activity(random, who.person, 'Notiz', 'eingehend', moment, hour));
  }
  return out;
}

function activity(
  random: Random,
  person: ExamplePerson,
  kind: ExampleActivity['kind'],
  direction: ExampleActivity['direction'],
  moment: number,
  hour: number,
): ExampleActivity {
  const at = workday(new Date(moment));
  at.setUTCHours(hour, random.whole(0, 11) * 5, 0, 0);
  if (at.getTime() > moment + DAY) at.setTime(at.getTime() - 7 * DAY);
  return { person, kind, direction, at, subject: random.pick(SUBJECTS[kind]) };
}
