import type { BestWays } from '#engines/best-way/index.ts';
import type { NextContact } from '#engines/saturation/index.ts';
import { fitReasonIn } from '#server/insight/scores/index.ts';
import type { Signal } from '#server/insight/signals/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { may } from '#server/platform/auth/index.ts';
import { bestWayIn, type ContactJudged, doNothingIn, nextIn } from '../saturation/index.ts';
import type { Entry, Gathered } from './gather-entries.ts';
import type { Way } from './judge-ways.ts';
import type { Weighed } from './weigh-entries.ts';
import {
  actionIn,
  benefitIn,
  exploredIn,
  factorIn,
  fitIn,
  type Language,
  notWorthIn,
  reasonIn,
  shownToHarmIn,
} from './words.ts';

type BestKinds = Readonly<Record<'channel' | 'time' | 'weekday', BestWays>>;

/** Among ways that the law treats alike, the one that they answer best comes first. The law's order is never touched. */
function preferred(ways: readonly Way[], best: string | null): readonly Way[] {
  const rank = { allowed: 0, needs_human: 1, forbidden: 2 } as const;
  const order = ({ channel, decision }: Way): number => rank[decision.decision] * 2 + (channel === best ? 0 : 1);
  return ways.toSorted((a, b) => order(a) - order(b));
}

function shapeNext(next: NextContact, { counted, doNothing }: ContactJudged, language: Language) {
  const text = doNothing ? doNothingIn(next, counted, language) : nextIn(next, counted, language);
  return { own: next.own, spoils: next.spoils, effect: next.effect, negative: next.negative, doNothing, text };
}

function shapeWays(reach: BestKinds | null, language: Language) {
  if (reach === null) return [];
  return (['channel', 'time', 'weekday'] as const).flatMap((kind) => {
    const text = bestWayIn(kind, reach[kind], language);
    return text === null ? [] : [{ kind, best: reach[kind].best, basis: reach[kind].basis, text }];
  });
}

/** An account that is better left alone now, with what would otherwise have been suggested. */
export function shapeAlone(
  { account, person, occasions: [first], judged, benefit, shown }: Weighed,
  language: Language,
) {
  const saturated =
    judged.doNothing && judged.next !== null ? doNothingIn(judged.next, judged.counted, language) : null;
  const harm = saturated ?? (shown?.state === 'harms' ? shownToHarmIn(shown.text(language), language) : null);
  return {
    id: first.suggestion,
    company: { id: account.id, name: account.name, city: account.city },
    person: person?.name ?? null,
    kind: first.situation,
    reason: reasonIn(first, language),
    text: harm ?? (benefit === null ? '' : notWorthIn(benefit, language)),
  };
}

interface Shown {
  readonly actor: Actor;
  readonly limits: Gathered['limits'];
  readonly best: BestKinds | null;
  readonly explored: boolean;
  /** What the scores know of the account. */
  readonly signals: readonly Signal[];
}

/** One entry of the list in the words and shape of the contract. */
export function shapeEntry(
  { account, person, occasions, ways: lawful, priority, contacts, judged, benefit, shown }: Weighed,
  { actor, limits, best: reach, explored, signals }: Shown,
) {
  const { language } = actor;
  const ways = preferred(lawful, reach?.channel.best ?? null);
  const [first] = occasions;
  const company = { id: account.id, name: account.name, city: account.city, relation: account.relation };
  const best = ways.find(({ decision }) => decision.decision !== 'forbidden')?.channel ?? null;
  const code = best === null ? first.situation : `${first.situation}:${best}`;
  return {
    id: first.suggestion,
    subject: {
      kind: person === null ? ('company' as const) : ('person' as const),
      id: person?.id ?? account.id,
      name: person?.name ?? account.name,
      jobTitle: person?.jobTitle ?? null,
      company,
    },
    kind: first.situation,
    action: { code, text: actionIn(first.situation, best, language) },
    channels: ways.map(({ channel, address, decision }) => ({
      channel,
      decision: decision.decision,
      rule: decision.rule,
      text: decision.text,
      duties: decision.duties.map((duty) => duty.text),
      address,
    })),
    reasons: [
      ...occasions.map((occasion) => ({
        code: occasion.situation as string,
        facts: { ...occasion.facts },
        text: reasonIn(occasion, language),
      })),
      ...(shown === null ? [] : [{ code: 'experiment', facts: {}, text: shown.text(language) }]),
      ...newSignals(signals, occasions, language).map(({ code, text }) => ({ code, facts: {}, text })),
      ...fitReason(account, language),
    ],
    score: priority.score,
    factors: priority.factors.map((factor) => ({
      name: factor.name,
      factor: Math.round(factor.factor * 1000) / 1000,
      code: factor.code,
      text: factorIn(factor, language),
    })),
    dueOn: first.dueOn,
    valueCents: first.valueCents,
    contacts: { ...contacts, personLimit: limits.person, accountLimit: limits.account },
    nextContact: judged.next === null ? null : shapeNext(judged.next, judged, language),
    best: shapeWays(reach, language),
    benefit: benefit === null ? null : { cents: benefit.cents, text: benefitIn(benefit, language) },
    explored: explored ? exploredIn(first, language) : null,
    example: account.example,
    may: may(actor, 'records.write') ? ['answer' as const] : [],
  };
}

/** Without what the occasion itself says. */
function newSignals(signals: readonly Signal[], occasions: Entry['occasions'], language: Language): readonly Signal[] {
  const said = new Set(occasions.map((occasion) => reasonIn(occasion, language)));
  const about = new Set<string>(occasions.map(({ situation }) => situation));
  // The rhythm tells of the same silence, in days counted another way: both would read like a contradiction.
  const repeats = ({ code }: Signal): boolean =>
    (code === 'suggestion' && about.has('cross_sell')) || (code === 'silent' && about.has('order_rhythm'));
  return signals.filter((signal) => !said.has(signal.text) && !repeats(signal));
}

function fitReason({ fit, fitReasons }: Entry['account'], language: 'de' | 'en') {
  if (fit === null || fitReasons === null) return [];
  const told = [
    ...fitReasons.filter(({ state }) => state === 'met').slice(0, 2),
    ...fitReasons.filter(({ state }) => state === 'unknown').slice(0, 1),
  ];
  const details = told.length === 0 ? '' : `: ${told.map((reason) => fitReasonIn(reason, language)).join(', ')}`;
  return [{ code: 'fit', facts: { fit }, text: fitIn(fit, details, language) }];
}
