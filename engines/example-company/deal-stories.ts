import type { ExampleActivity, ExampleDeal } from './history.ts';
import type { ExamplePerson } from './people.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const RIVALS = ['Nordhoff Antriebe', 'Getriebebau Lindner', 'MotionWerk', 'Sächsische Servotechnik'];

/** A deal with its beginning, its end, a competitor perhaps, and what was done for it. */
export interface ExampleStory extends ExampleDeal {
  readonly openedOn: Date;
  readonly closedOn: Date | undefined;
  readonly competitor: string;
  readonly activities: readonly ExampleActivity[];
}

/**
 * Gives deals a story in which the outcome has causes, as in life and not more: who is visited, answers and has several people at the table is
 * won more often and sooner, known customers as well, against a competitor and for much money less often; most is still chance. Draws from a
 * stream of its own, so that everything else of the company stays as it was.
 */
export function tellStories(
  random: Random,
  deals: readonly ExampleDeal[],
  people: readonly ExamplePerson[],
  today: Date,
): ExampleStory[] {
  const peopleOf = Map.groupBy(people, (person) => person.company);
  return deals.map((deal) => {
    const engaged = random.normal();
    const rival = random.chance(0.35);
    const known = deal.company.relation === 'customer' ? 0.5 : -0.3;
    const dear = Math.log(deal.valueCents / 1_500_000);
    const logit = 0.1 + 1.7 * engaged + known - (rival ? 0.7 : 0) - 0.3 * dear;
    const isClosed = deal.stage === 'Gewonnen' || deal.stage === 'Verloren';
    const won = random.chance(1 / (1 + Math.exp(-logit)));
    const days = Math.round(Math.max(12, Math.exp((won ? 4.1 : 4.5) - 0.1 * engaged + 0.45 * random.normal())));
    const closedOn = isClosed ? deal.closeOn : undefined;
    const openedOn = new Date((closedOn ?? today).getTime() - (isClosed ? days : 3 + random.whole(0, days)) * DAY);
    return {
      ...deal,
      stage: isClosed ? (won ? 'Gewonnen' : 'Verloren') : deal.stage,
      openedOn,
      closedOn,
      competitor: rival ? random.pick(RIVALS) : '',
      activities: contacts(random, {
        people: peopleOf.get(deal.company) ?? [],
        engaged,
        from: openedOn.getTime(),
        to: (closedOn ?? today).getTime(),
        project: deal.title,
      }),
    };
  });
}

function contacts(
  random: Random,
  deal: { people: readonly ExamplePerson[]; engaged: number; from: number; to: number; project: string },
): ExampleActivity[] {
  if (deal.people.length === 0) return [];
  const many = Math.round(Math.exp(1.1 + 0.7 * deal.engaged + 0.3 * random.normal()));
  const breadth = Math.max(1, Math.min(deal.people.length, Math.round(1.4 + deal.engaged)));
  return Array.from({ length: Math.min(14, many) }, () => {
    const kind =
      (['Anruf', 'E-Mail', 'Besuch'] as const)[random.weighted([40, 40, Math.max(4, 20 + 14 * deal.engaged)])] ??
      'Anruf';
    const at = new Date(deal.from + random.next() * (deal.to - deal.from - DAY));
    const weekday = at.getUTCDay();
    at.setTime(at.getTime() - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0) * DAY);
    at.setUTCHours(random.whole(7, 15), random.whole(0, 11) * 5, 0, 0);
    return {
      person: deal.people[random.whole(0, breadth - 1)]!,
      kind,
      direction: random.chance(Math.min(0.8, Math.max(0.1, 0.4 + 0.15 * deal.engaged))) ? 'eingehend' : 'ausgehend',
      at,
      subject: `${kind === 'Besuch' ? 'Termin' : 'Abstimmung'} ${deal.project}`,
    };
  });
}
