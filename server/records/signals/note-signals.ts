import { type Observed, recordObservations } from '#server/intake/observations/index.ts';
import type { Told } from '#server/intake/sources/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { likelyTwins } from '../matching/index.ts';
import { companiesNamed, findCompanies, type Known } from './store.ts';
import { signalTasks, signalTitles, wordsOf } from './words.ts';

// A source that suddenly tells of everybody must not fill anybody's day.
const MOST_TASKS = 20;
const DAY = 86_400_000;

/**
 * What sources tell of known companies stands on their timeline (in German, reworded for whoever reads it), with the sentence and where it was read. Where it asks for something (a
 * new director is a new decider), whoever looks after the company finds a task in Heute, in their own language.
 */
export function register(app: App): void {
  app.events.on('source-told', async (tx, { told, source, actor, found }) => {
    const whose = new Map<Told, string>();
    for (const one of told) {
      const id = one.recordId ?? (one.company === null ? null : await companyCalled(tx, one.company));
      if (id !== null) whose.set(one, id);
    }
    const companies = await findCompanies(tx, [...new Set(whose.values())]);
    const observations: Observed[] = [];
    let tasks = 0;
    for (const [one, id] of whose) {
      const company = companies.get(id);
      if (!company) continue;
      found.set(one.change, id);
      observations.push(activityOf(one, company, source.label, app.clock.now()));
      if (signalTasks[one.kind] && company.ownerId !== null && tasks++ < MOST_TASKS)
        observations.push(taskOf(one, company, source.label, app.clock.now()));
    }
    const from = { id: source.id, kind: 'website' as const, label: source.label, trust: source.trust };
    await recordObservations(app, tx, actor, { source: from, observations });
  });
}

/** By exactly this name, else by the door that every list asks; two who could be meant are nobody. */
async function companyCalled(tx: Db, name: string): Promise<string | null> {
  const exact = await companiesNamed(tx, name);
  if (exact.length > 0) return exact.length === 1 ? (exact[0] ?? null) : null;
  const same = (await likelyTwins(tx, 'company', { name })).filter(({ verdict }) => verdict === 'same');
  return same.length === 1 ? (same[0]?.recordId ?? null) : null;
}

function activityOf(one: Told, company: Known, label: string, now: Date): Observed {
  const at = { place: `${one.url} · ${one.sentence.slice(0, 300)}`, confidence: one.confidence };
  const isDay = one.day !== null && /^\d{4}-\d\d-\d\d$/.test(one.day) && Date.parse(one.day) <= now.getTime();
  const day = isDay && one.day !== null ? new Date(one.day) : now;
  return {
    kind: 'activity',
    hint: { company: company.id },
    fields: {
      kind: { value: 'note', ...at },
      subject: { value: wordsOf(signalTitles, one.kind, { company: company.name, person: one.person }, 'de'), ...at },
      body: { value: `${one.sentence}\n${label}: ${one.url}`, ...at },
      happened_at: { value: day.toISOString(), ...at },
      by_name: { value: label, ...at },
    },
  };
}

function taskOf(one: Told, company: Known, label: string, now: Date): Observed {
  const at = { place: `${one.url} · ${one.sentence.slice(0, 300)}`, confidence: one.confidence };
  const title = wordsOf(signalTasks, one.kind, { company: company.name, person: one.person }, company.ownerLanguage);
  return {
    kind: 'task',
    hint: { company: company.id },
    fields: {
      title: { value: title, ...at },
      note: { value: `${one.sentence}\n${label}: ${one.url}`, ...at },
      kind: { value: 'todo', ...at },
      due_on: { value: new Date(now.getTime() + DAY).toISOString().slice(0, 10), ...at },
      assigned_to: { value: company.ownerId, ...at },
    },
  };
}
