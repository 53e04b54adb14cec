import type { Situation } from '#engines/scoring/index.ts';
import { type Observed, recordObservations } from '#server/intake/observations/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import { recordConsentUse } from '#server/oversight/consent/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { recordTouch } from '../touches/index.ts';
import { type Entry, gatherEntries } from './gather-entries.ts';
import { judgeWays, type ListChannel, listChannels, type Way } from './judge-ways.ts';
import { withoutHeldOut } from './leave-alone.ts';
import { dayInBerlin } from './list-today.ts';
import { quoteWaitDays } from './settings.ts';
import { insertAnswer } from './store-answers.ts';
import { findCandidates } from './store-candidates.ts';
import { hiddenSuggestions } from './store-subjects.ts';
import { outcomeIn } from './words.ts';

export type Answer =
  | {
      readonly kind: 'done';
      readonly channel: string | null;
      readonly outcome: string;
      readonly note: string;
      readonly ground?: string | undefined;
      readonly nextStep?:
        | { readonly text: string; readonly on: string; readonly kind: 'todo' | 'callback' | 'follow_up' }
        | undefined;
    }
  | { readonly kind: 'later'; readonly until: string }
  | { readonly kind: 'no'; readonly reason: string; readonly note: string };

const DAY = 86_400_000;
/** How long a refused suggestion stays away, in days. */
const REFUSED = 90;
/** After a contact the same occasion rests: long enough for an answer to come. */
const RESTS: Readonly<Record<Situation, number>> = {
  callback: 1,
  task: 1,
  deal: 14,
  quote: 14,
  order_rhythm: 30,
  falling: 30,
  cross_sell: 90,
  lead: 30,
  untouched: 90,
};
const GROUND_LENGTH = 40;

const situations: readonly string[] = Object.keys(RESTS);

function readId(id: string): { situation: Situation; id: string } {
  const match = /^([a-z_]+):([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(id);
  if (!match || !situations.includes(match[1]!)) fail('not-found', { kind: 'suggestion' });
  return { situation: match[1] as Situation, id: match[2]! };
}

async function findEntry(app: App, actor: Actor, suggestion: string): Promise<Entry> {
  const only = readId(suggestion);
  const today = dayInBerlin(app.clock.now());
  const asked = {
    actor,
    whose: { whose: 'all' },
    today,
    quoteWaitDays: await quoteWaitDays.read(app.db),
    only,
  } as const;
  const found = (await findCandidates(app.db, asked)).filter((candidate) => candidate.suggestion === suggestion);
  const candidates = await withoutHeldOut(app, found);
  const hidden = await hiddenSuggestions(app.db, [suggestion], actor.id, today);
  const { entries, resting } = await gatherEntries(app, actor, hidden.has(suggestion) ? [] : candidates);
  const entry = entries[0];
  if (entry) return entry;
  if (resting['contact-limit'] > 0) {
    fail('contact-limit-reached', {
      text: 'This person or account has been contacted as often as the limit allows in 30 days. Nothing was written; it comes back when the limit allows it.',
    });
  }
  fail('not-found', {
    kind: 'suggestion',
    text: 'This suggestion is no longer open: somebody answered it, or its occasion is gone. Nothing was changed.',
  });
}

/**
 * Done (with its contact, which is asked of the gate once more in the same transaction), later, or no. Everything that follows from an answer is
 * written at once and can be taken back at once.
 *
 * @throws Failure `not-found`, `contact-forbidden`, `ground-missing`, `contact-limit-reached`, `invalid-input`
 */
export async function answerSuggestion(
  app: App,
  actor: Actor,
  input: { readonly id: string; readonly answer: Answer; readonly explored?: boolean },
): Promise<{ answerId: string }> {
  const entry = await findEntry(app, actor, input.id);
  const [first] = entry.occasions;
  const now = app.clock.now();
  const today = dayInBerlin(now);
  const { answer } = input;
  if (answer.kind === 'later' && answer.until <= today) {
    fail('invalid-input', { field: 'until', text: 'The day must lie ahead. Nothing was changed.' });
  }
  return app.db.transaction().execute(async (tx) => {
    const written =
      answer.kind === 'done'
        ? await writeDone(app, tx, actor, entry, answer)
        : { touchId: null, activityId: null, observations: [] };
    const answerId = await insertAnswer(tx, {
      suggestion: first.suggestion,
      kind: first.situation,
      companyId: entry.account.id,
      personId: entry.person?.id ?? null,
      answer: answer.kind,
      hiddenUntil: hiddenUntil(answer, first.situation, now),
      // "Later" is my own diary, "not mine" my own view; a refusal with any other reason holds for all who would be shown it.
      forUser: answer.kind === 'later' || (answer.kind === 'no' && answer.reason === 'not_mine') ? actor.id : null,
      reason: answer.kind === 'no' ? answer.reason : null,
      outcome: answer.kind === 'done' ? answer.outcome : null,
      note: answer.kind === 'later' ? null : answer.note,
      score: entry.priority.score,
      ...written,
      explored: input.explored ?? false,
      byId: actor.id,
      byName: actor.name,
      at: now,
    });
    const facts = {
      answer: answer.kind,
      suggestion: first.suggestion,
      ...(answer.kind === 'done' ? { channel: answer.channel } : {}),
    };
    await audit(app, tx, {
      actor,
      action: 'suggestion.answered',
      subject: { kind: 'company', id: entry.account.id },
      facts,
    });
    return { answerId };
  });
}

function hiddenUntil(answer: Answer, situation: Situation, now: Date): string {
  if (answer.kind === 'later') return answer.until;
  return dayInBerlin(new Date(now.getTime() + DAY * (answer.kind === 'no' ? REFUSED : RESTS[situation])));
}

type Done = Extract<Answer, { kind: 'done' }>;

async function askGate(app: App, tx: Db, actor: Actor, entry: Entry, answer: Done): Promise<Way | null> {
  if (answer.channel === null) return null;
  const channel = listChannels.find((one) => one === answer.channel);
  const [ways] = await judgeWays(app, tx, [entry], actor.language);
  const way = ways?.find((one) => one.channel === channel);
  if (!way)
    fail('contact-forbidden', { rule: 'R00', text: 'There is no address for this channel. Nothing was written.' });
  const { decision } = way;
  if (decision.decision === 'forbidden') {
    fail('contact-forbidden', {
      rule: decision.rule,
      text: `The contact law forbids this contact (${decision.rule}). Nothing was written.`,
    });
  }
  if (
    decision.duties.some(({ code }) => code === 'reason_text_min_40') &&
    (answer.ground?.length ?? 0) < GROUND_LENGTH
  ) {
    fail('ground-missing', {
      rule: decision.rule,
      least: GROUND_LENGTH,
      text: `A person must note the concrete facts that speak for their interest, in at least ${GROUND_LENGTH} characters. Nothing was written.`,
    });
  }
  return way;
}

const activityKind: Readonly<Record<ListChannel, string>> = { phone_human: 'call', email: 'email', post: 'letter' };

async function writeDone(app: App, tx: Db, actor: Actor, entry: Entry, answer: Done) {
  const way = await askGate(app, tx, actor, entry, answer);
  const now = app.clock.now();
  const observed = observedOf(actor, entry, answer, way, now);
  const source =
    actor.kind === 'command'
      ? ({ id: 'command', kind: 'command', label: actor.name } as const)
      : ({ id: `person:${actor.id}`, kind: 'person', label: actor.name } as const);
  const outcomes = await recordObservations(app, tx, actor, {
    source,
    observations: observed,
    example: entry.account.example,
  });
  const faulty = outcomes.find(({ verdict }) => verdict === 'faulty');
  if (faulty)
    fail('invalid-input', {
      reasons: faulty.reasons.map(({ code }) => code),
      text: 'The contact could not be written down. Nothing was changed.',
    });
  const activityId = outcomes.find(({ kind }) => kind === 'activity')?.recordId ?? null;
  if (way === null) return { touchId: null, activityId, observations: outcomes.map(({ observation }) => observation) };
  const touchId = await recordTouch(tx, actor, {
    companyId: entry.account.id,
    personId: entry.person?.id ?? null,
    channel: way.channel,
    purpose: entry.purpose,
    decision: way.decision,
    groundNote: answer.ground ?? null,
    outcome: answer.outcome,
    at: now,
    activityId,
  });
  if (way.decision.consentId !== null) await recordConsentUse(app, actor, tx, way.decision.consentId);
  return { touchId, activityId, observations: outcomes.map(({ observation }) => observation) };
}

/** What the answer tells records: what happened, that the task is done, what comes next. */
function observedOf(
  actor: Actor,
  { account, person, occasions }: Entry,
  answer: Done,
  way: Way | null,
  now: Date,
): Observed[] {
  const [first] = occasions;
  const dealId = first.situation === 'deal' ? first.suggestion.slice('deal:'.length) : null;
  const hint = {
    company: account.id,
    ...(person === null ? {} : { person: person.id }),
    ...(dealId === null ? {} : { deal: dealId }),
  };
  const text = (fields: Readonly<Record<string, string | null>>) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([field, value]) => (value === null || value === '' ? [] : [[field, { value }]])),
    );
  const observed: Observed[] = [];
  if (way !== null || answer.note !== '') {
    observed.push({
      kind: 'activity',
      hint,
      fields: text({
        kind: way === null ? 'note' : activityKind[way.channel],
        direction: way === null ? 'none' : 'out',
        happened_at: now.toISOString(),
        subject: first.facts['title']
          ? String(first.facts['title'])
          : first.facts['number']
            ? String(first.facts['number'])
            : outcomeIn(answer.outcome, actor.language),
        body: answer.note,
        outcome: outcomeIn(answer.outcome, actor.language),
        by_id: actor.id,
        by_name: actor.name,
      }),
    });
  }
  if (first.situation === 'task' || first.situation === 'callback') {
    const recordId = first.suggestion.slice(first.suggestion.indexOf(':') + 1);
    // Not reached is not done: the promise stands, and comes back tomorrow.
    if (answer.outcome !== 'not_reached')
      observed.push({
        kind: 'task',
        hint: { recordId },
        fields: text({ done_at: now.toISOString(), done_by: actor.id }),
      });
  }
  if (answer.nextStep) {
    const { kind, on, text: title } = answer.nextStep;
    const assigned = actor.kind === 'person' ? actor.id : null;
    observed.push({
      kind: 'task',
      hint,
      fields: text({ kind, title, due_on: on, assigned_to: assigned, created_by: actor.id }),
    });
    if (dealId !== null)
      observed.push({ kind: 'deal', hint: { recordId: dealId }, fields: text({ next_step: title, next_step_on: on }) });
  }
  return observed;
}
