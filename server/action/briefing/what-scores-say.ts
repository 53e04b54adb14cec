import { signalsOf } from '#server/insight/signals/index.ts';
import type { App } from '#server/platform/app.ts';
import { bestWayIn, doNothingIn, judgeContacts, judgeWaysToReach, nextIn } from '../saturation/index.ts';
import { countContacts } from '../touches/index.ts';

const KINDS = ['channel', 'time', 'weekday'] as const;

/** What the scores say of a company before a call: chances, silence, what might fit, what one contact more does, and how they are reached best. */
export async function whatScoresSay(
  app: App,
  { relation }: { readonly relation: string },
  { companyId, personId }: { readonly companyId: string; readonly personId: string | null },
  language: 'de' | 'en',
): Promise<string[]> {
  const [signals, counts] = await Promise.all([
    signalsOf(app, [companyId], language),
    countContacts(app.db, [companyId], app.clock.now()),
  ]);
  const contacts = { account: counts.account(companyId), person: counts.person(companyId, personId) };
  const [[judged], [ways]] = await Promise.all([
    judgeContacts(app, app.db, [{ companyId, personId, relation, channel: 'phone_human', contacts }]),
    judgeWaysToReach(app, app.db, [{ personId, relation, open: ['phone_human', 'email', 'post'] }]),
  ]);
  const next = judged?.next ?? null;
  return [
    ...(signals.get(companyId) ?? []).map(({ text }) => text),
    ...(next === null || judged === undefined
      ? []
      : [judged.doNothing ? doNothingIn(next, judged.counted, language) : nextIn(next, judged.counted, language)]),
    ...KINDS.flatMap((kind) => {
      const text = ways ? bestWayIn(kind, ways[kind], language) : null;
      return text === null ? [] : [`${word(kind, language)}: ${text}`];
    }),
  ];
}

const words = {
  channel: { de: 'Bester Weg', en: 'Best way' },
  time: { de: 'Beste Uhrzeit', en: 'Best time' },
  weekday: { de: 'Bester Tag', en: 'Best day' },
} as const;
const word = (kind: (typeof KINDS)[number], language: 'de' | 'en'): string => words[kind][language];
