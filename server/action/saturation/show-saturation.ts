import { type Curve, type Peak, type UnitCurve, unitCurve } from '#engines/saturation/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may, sees } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { contactLimits, countContacts } from '../touches/index.ts';
import { judgeContacts, modelsOf, waysOf } from './judge-contacts.ts';
import { KINDS, WINDOW_DAYS } from './learn-saturation.ts';
import { accountEffects, companyOf, contactedPeople, type StoredUnit, storedSummaries } from './store.ts';
import {
  bestWayIn,
  channelIn,
  doNothingIn,
  type Language,
  nextIn,
  notKnownIn,
  peakIn,
  relationIn,
  spacingIn,
  spanIn,
} from './words.ts';

function shapePeak(peak: Peak, about: { windowDays: number; unit: 'account' | 'person' }, language: Language) {
  return { state: peak.state, count: peak.state === 'known' ? peak.count : null, text: peakIn(peak, about, language) };
}

function shapePoints(points: UnitCurve['points'], seen: Curve['seen'] = []) {
  return points.map((point, at) => ({ ...point, touches: seen[at]?.touches ?? null }));
}

function shapeUnit({ unit, computedAt, summary }: StoredUnit, language: Language) {
  const about = { windowDays: summary.windowDays, unit };
  const curve = (name: string, label: string, { touches, points, seen, peak }: Curve) => ({
    name,
    label,
    touches,
    points: shapePoints(points, seen),
    peak: shapePeak(peak, about, language),
  });
  return {
    unit,
    computedAt: computedAt.toISOString(),
    windowDays: summary.windowDays,
    touches: summary.touches,
    accounts: summary.accounts,
    overall: curve('all', language === 'de' ? 'Alle' : 'All', summary.overall),
    segments: summary.segments.map((one) => curve(one.name, relationIn(one.name, language), one)),
    channels: summary.channels.map((one) => curve(one.name, channelIn(one.name, language), one)),
    spacing: summary.spacing && {
      recommendedDays: summary.spacing.recommendedDays,
      text: spacingIn(summary.spacing.recommendedDays, language),
      points: summary.spacing.points
        .filter(({ touches }) => touches > 0)
        .map(({ from, to, touches, response }) => ({ label: spanIn(from, to, language), touches, response })),
    },
  };
}

/** The curves as they were last learnt, with the limits that hold whatever they say. */
export async function showSaturation(app: App, actor: Actor) {
  const [units, limits] = await Promise.all([storedSummaries(app.db), contactLimits.read(app.db)]);
  return {
    units: units.map((unit) => shapeUnit(unit, actor.language)),
    limits,
    may: may(actor, 'score.edit') ? ['refresh' as const] : [],
  };
}

/** One account: its own curve, what the next contact would do, and how its people are reached best. */
export async function showAccount(app: App, actor: Actor, { companyId }: { readonly companyId: string }) {
  const company = await companyOf(app.db, companyId);
  if (!company || !sees(actor, company)) fail('not-found', { kind: 'company' });
  const { language } = actor;
  const [models, limits, counts, [stored], people] = await Promise.all([
    modelsOf(app, app.db),
    contactLimits.read(app.db),
    countContacts(app.db, [companyId], app.clock.now()),
    accountEffects(app.db, [companyId]),
    contactedPeople(app.db, companyId),
  ]);
  const contacts = counts.account(companyId);
  const asked = {
    companyId,
    personId: null,
    relation: company.relation,
    channel: null,
    contacts: { account: contacts, person: 0 },
  };
  const judged = (await judgeContacts(app, app.db, [asked]))[0]!;
  const curve =
    models?.account &&
    unitCurve(
      models.account,
      { segment: company.relation, channel: null, account: stored?.effect ?? null, person: null },
      stored?.touches ?? 0,
    );
  const { next } = judged;
  const text =
    next === null
      ? notKnownIn(language)
      : judged.doNothing
        ? doNothingIn(next, contacts, language)
        : nextIn(next, contacts, language);
  return {
    contacts,
    limit: limits.account,
    windowDays: WINDOW_DAYS,
    touches: stored?.touches ?? 0,
    answers: stored?.answers ?? 0,
    points: curve ? shapePoints(curve.points) : [],
    peak: curve ? shapePeak(curve.peak, { windowDays: WINDOW_DAYS, unit: 'account' }, language) : null,
    next: next && {
      own: next.own,
      spoils: next.spoils,
      effect: next.effect,
      negative: next.negative,
      doNothing: judged.doNothing,
      text,
    },
    text,
    people: people.map((person) => {
      const ways = models && waysOf(models, company.relation, person);
      return {
        id: person.personId,
        name: person.name,
        touches: person.touches,
        ways: KINDS.map((kind) => {
          const found = ways?.[kind];
          const words = found ? bestWayIn(kind, found, language) : null;
          const nothing = language === 'de' ? 'noch nicht genug Daten' : 'not enough data yet';
          return {
            kind,
            best: found?.best ?? null,
            basis: found?.basis ?? ('unknown' as const),
            text: words ?? nothing,
          };
        }),
      };
    }),
  };
}
