import {
  DAYPARTS,
  daypartOf,
  learnWays,
  type WayCount,
  type WayModel,
  WEEKDAYS,
  weekdayOf,
} from '#engines/best-way/index.ts';
import {
  type AccountEffect,
  estimateSaturation,
  type PersonEffect,
  type Saturation,
  type Unit,
} from '#engines/saturation/index.ts';
import type { AnsweredTouch } from './contacts-with-answers.ts';

export const WINDOW_DAYS = 30;
export const KINDS = ['channel', 'time', 'weekday'] as const;
export type Kind = (typeof KINDS)[number];
/** Per way: contacts and answers. */
export type Ways = Readonly<Record<Kind, Readonly<Record<string, readonly [tries: number, answers: number]>>>>;

export interface LearntUnit {
  readonly unit: Unit;
  readonly summary: Omit<Saturation, 'model' | 'accountEffects' | 'personEffects'>;
  readonly model: Saturation['model'];
}

export interface LearntSaturation {
  readonly units: readonly LearntUnit[];
  readonly reach: Readonly<Record<Kind, WayModel>>;
  readonly accounts: readonly {
    readonly id: string;
    readonly effect: AccountEffect | null;
    readonly touches: number;
    readonly answers: number;
  }[];
  readonly persons: readonly {
    readonly id: string;
    readonly effect: PersonEffect | null;
    readonly touches: number;
    readonly ways: Ways;
  }[];
}

/** Everything that is learnt from contacts in one go: curves for accounts and for people, effects of each, and ways to reach them. */
export function learnSaturation(touches: readonly AnsweredTouch[]): LearntSaturation {
  const found = (['account', 'person'] as const).map((unit) =>
    estimateSaturation(touches, { unit, windowDays: WINDOW_DAYS, spacing: unit === 'account' }),
  );
  const units = found.map(({ model, accountEffects: _, personEffects: __, ...summary }) => ({
    unit: summary.unit,
    summary,
    model,
  }));
  const [ofAccounts, ofPersons] = [found[0]!.accountEffects, found[1]!.personEffects];
  const byAccount = Map.groupBy(touches, ({ account }) => account);
  const byPerson = Map.groupBy(
    touches.filter(({ person }) => person !== null),
    ({ person }) => person!,
  );
  const answersIn = (own: readonly AnsweredTouch[]): number => own.filter(({ response }) => response > 0).length;
  return {
    units,
    reach: reachOf(touches),
    accounts: [...byAccount].map(([id, own]) => ({
      id,
      effect: ofAccounts.get(id) ?? null,
      touches: own.length,
      answers: answersIn(own),
    })),
    persons: [...byPerson].map(([id, own]) => ({
      id,
      effect: ofPersons.get(`${own[0]!.account}\u0000${id}`) ?? null,
      touches: own.length,
      ways: Object.fromEntries(KINDS.map((kind) => [kind, countWays(own, kind)])) as Ways,
    })),
  };
}

function wayOf(touch: AnsweredTouch, kind: Kind): string | null {
  if (kind === 'channel') return touch.channel;
  return kind === 'time' ? daypartOf(touch.hour) : weekdayOf(touch.weekday);
}

function countWays(touches: readonly AnsweredTouch[], kind: Kind): Readonly<Record<string, readonly [number, number]>> {
  const counts: Record<string, [number, number]> = {};
  for (const touch of touches) {
    const way = wayOf(touch, kind);
    if (way === null) continue;
    counts[way] ??= [0, 0];
    counts[way][0] += 1;
    if (touch.response > 0) counts[way][1] += 1;
  }
  return counts;
}

function reachOf(touches: readonly AnsweredTouch[]): Readonly<Record<Kind, WayModel>> {
  const groups = Map.groupBy(touches, ({ segment, person }) => `${segment}\u0000${person ?? ''}`);
  const learn = (kind: Kind, ways: readonly string[]): WayModel => {
    const counts = [...groups.values()].flatMap((own): WayCount[] =>
      Object.entries(countWays(own, kind)).map(([way, [tries, answers]]) => ({
        segment: own[0]!.segment,
        person: own[0]!.person,
        way,
        tries,
        answers,
      })),
    );
    return learnWays(counts, ways);
  };
  const channels = [...new Set(touches.map(({ channel }) => channel))].toSorted();
  return { channel: learn('channel', channels), time: learn('time', DAYPARTS), weekday: learn('weekday', WEEKDAYS) };
}
