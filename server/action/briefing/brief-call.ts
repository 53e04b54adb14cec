import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { sees } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import {
  changesSince,
  findBriefed,
  type Happened,
  lastFive,
  type Open,
  objections,
  openMatters,
  othersThere,
} from './store.ts';
import { whatScoresSay } from './what-scores-say.ts';
import { answerIn, dayIn, kindIn, moneyIn, relationIn, roleIn, word } from './words.ts';

type Language = 'de' | 'en';
const join = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ');

/** One page for a call, from facts alone: every line can be looked up on the account page. @throws Failure `not-found` */
export async function briefCall(
  app: App,
  actor: Actor,
  input: { readonly companyId: string; readonly personId: string | null },
) {
  const { language } = actor;
  const found = await findBriefed(app.db, input.companyId, input.personId);
  if (!found || !sees(actor, found)) fail('not-found', { kind: input.personId === null ? 'company' : 'person' });
  const now = app.clock.now();
  const [happened, open, changed, lost, people, signals] = await Promise.all([
    lastFive(app.db, input.companyId),
    openMatters(app.db, input.companyId),
    changesSince(app.db, input.companyId, new Date(now.getTime() - 90 * 86_400_000)),
    objections(app.db, input.companyId),
    othersThere(app.db, input.companyId, input.personId),
    whatScoresSay(app, found, input, language),
  ]);
  const who = [
    {
      label: word('company', language),
      text: join(
        found.name,
        found.city,
        found.industry,
        found.employees
          ? language === 'de'
            ? `${found.employees} Beschäftigte`
            : `${found.employees} employees`
          : null,
      ),
    },
    { label: word('person', language), text: join(found.personName, found.jobTitle) },
    { label: word('role', language), text: found.buyingRole ? roleIn(found.buyingRole, language) : '' },
    { label: word('phone', language), text: found.personPhone ?? found.phone ?? '' },
    {
      label: word('business', language),
      text: join(relationIn(found.relation, language), business(found, language)),
    },
  ].filter(({ text }) => text !== '');
  return {
    title: found.personName ?? found.name,
    who,
    goal: goalOf(open, happened, found.relation, language),
    sections: [
      {
        code: 'signals' as const,
        title: word('signals', language),
        lines: signals,
        empty: word('noSignals', language),
      },
      {
        code: 'history' as const,
        title: word('history', language),
        lines: happened.map((one) => historyLine(one, language)),
        empty: word('noHistory', language),
      },
      {
        code: 'open' as const,
        title: word('open', language),
        lines: open.map((one) => openLine(one, language)),
        empty: word('noOpen', language),
      },
      {
        code: 'changed' as const,
        title: word('changed', language),
        lines: changed.map(({ text, from, to, on }) => `${dayIn(on, language)}: ${text}: ${from} → ${to}`),
        empty: word('noChange', language),
      },
      {
        code: 'objections' as const,
        title: word('objections', language),
        lines: lost.map((one) => objectionLine(one, language)),
        empty: word('noObjection', language),
      },
      {
        code: 'people' as const,
        title: word('people', language),
        lines: people.map(({ name, jobTitle, role }) => join(name, jobTitle, role ? roleIn(role, language) : null)),
        empty: word('noPeople', language),
      },
    ],
    madeOn: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now),
  };
}

function business(
  {
    orderCount,
    lastOrderOn,
    revenueCents,
  }: { readonly orderCount: number; readonly lastOrderOn: string | null; readonly revenueCents: number },
  language: Language,
): string {
  if (orderCount === 0) return language === 'de' ? 'noch kein Auftrag' : 'no order yet';
  const count =
    language === 'de'
      ? `${orderCount} ${orderCount === 1 ? 'Auftrag' : 'Aufträge'}`
      : `${orderCount} ${orderCount === 1 ? 'order' : 'orders'}`;
  const last = lastOrderOn
    ? language === 'de'
      ? `zuletzt am ${dayIn(lastOrderOn, 'de')}`
      : `last on ${dayIn(lastOrderOn, 'en')}`
    : null;
  return join(
    count,
    last,
    revenueCents > 0
      ? language === 'de'
        ? `${moneyIn(revenueCents, 'de')} in 12 Monaten`
        : `${moneyIn(revenueCents, 'en')} in 12 months`
      : null,
  );
}

const historyLine = ({ on, kind, subject, outcome, person, by }: Happened, language: Language) =>
  `${dayIn(on, language)}: ${join(kindIn(kind, language), subject, outcome)}${person || by ? ` (${join(person, by)})` : ''}`;
const openLine = ({ kind, text, on, cents }: Open, language: Language) =>
  `${kindIn(kind, language)}: ${join(text, on ? dayIn(on, language) : null, cents ? moneyIn(cents, language) : null)}`;

function objectionLine(
  { reason, here, everywhere }: { readonly reason: string; readonly here: number; readonly everywhere: number },
  language: Language,
): string {
  const often =
    language === 'de'
      ? here > 0
        ? `hier ${here}-mal`
        : `bei anderen ${everywhere}-mal`
      : here > 0
        ? `${here} times here`
        : `${everywhere} times elsewhere`;
  return `${reason} (${often}). ${answerIn(reason, language)}`;
}

/** What the call should bring: the next open matter, else a reason to talk. */
function goalOf(open: readonly Open[], happened: readonly Happened[], relation: string, language: Language): string {
  const de = language === 'de';
  const quote = open.find(({ kind }) => kind === 'quote');
  const deal = open.find(({ kind }) => kind === 'deal');
  const task = open.find(({ kind }) => kind === 'task');
  if (quote)
    return de
      ? `Eine Entscheidung zum Angebot ${quote.text}, oder den Tag, an dem sie fällt.`
      : `A decision on quote ${quote.text}, or the day on which it falls.`;
  if (deal)
    return de
      ? `Den nächsten Schritt für „${deal.text}“ mit Tag vereinbaren.`
      : `Agree on the next step for “${deal.text}”, with a day.`;
  if (task) return de ? `Erledigen: ${task.text}.` : `Get done: ${task.text}.`;
  if (relation === 'customer')
    return de
      ? 'Erfahren, wie zufrieden sie sind und was als Nächstes ansteht.'
      : 'Find out how satisfied they are and what comes next.';
  return happened.length === 0
    ? de
      ? 'Herausfinden, ob und wofür es Bedarf gibt und wer darüber entscheidet.'
      : 'Find out whether there is a need, for what, and who decides.'
    : de
      ? 'An das letzte Gespräch anknüpfen und einen nächsten Schritt vereinbaren.'
      : 'Take up the last conversation and agree on a next step.';
}
