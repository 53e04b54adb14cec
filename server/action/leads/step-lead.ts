import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { createIn, editIn } from '#server/records/editing/index.ts';
import { leadRules, workingDaysLater } from './settings.ts';
import { dayOf, type LeadView, viewLead } from './show-lead.ts';
import { insertStep, isSeller, type LeadStage, type LeadStep, taskVersion } from './store.ts';
import { taskIn } from './words.ts';

export interface StepInput {
  readonly id: string;
  readonly version: number;
  readonly step: LeadStep;
  /** For `hand-over`. */
  readonly to?: string | undefined;
  /** For `decline`, and for `qualify` where criteria are not met. */
  readonly reason?: string | undefined;
}

const stages: Readonly<Record<LeadStep, LeadStage>> = {
  'hand-over': 'mql',
  accept: 'sal',
  qualify: 'sql',
  decline: 'rejected',
};

/**
 * Takes a lead one step on. Handing over makes a task for whoever is to accept it, accepting one for the first conversation; both stand in Heute
 * from the day they are due.
 *
 * @throws Failure `not-found`, `conflict`, `invalid-input` (`problem`: not-now, to-missing, reason-missing, not-yours)
 */
export async function stepLead(app: App, actor: Actor, input: StepInput): Promise<void> {
  const view = await viewLead(app, actor, input.id);
  const { step } = input;
  if (!view.open.includes(step)) fail('invalid-input', { field: 'step', problem: 'not-now', stage: view.facts.stage });
  const missing = view.criteria.filter(({ met }) => !met).map(({ code }) => code);
  const reason = input.reason?.trim() || null;
  if (reason === null && (step === 'decline' || (step === 'qualify' && missing.length > 0)))
    fail('invalid-input', { field: 'reason', problem: 'required', missing });
  const [last] = view.steps;
  if (step === 'accept' && last?.toUser && last.toUser !== actor.id && actor.role === 'sales')
    fail('invalid-input', { field: 'step', problem: 'not-yours', name: last.toName });
  const to = await receiverOf(app, actor, input, view);
  const rules = await leadRules.read(app.db);
  const now = app.clock.now();
  const days = step === 'hand-over' ? rules.acceptDays : step === 'accept' ? rules.contactDays : null;
  const until = days === null ? null : workingDaysLater(dayOf(now), days);
  await app.db.transaction().execute(async (tx) => {
    const fields = { leadStage: stages[step], ...(step === 'hand-over' ? { ownerId: to } : {}) };
    if (last?.taskId) await finishTask(app, tx, actor, last.taskId);
    const taskId =
      until === null || to === null
        ? null
        : (
            await createIn(app, tx, actor, 'task', {
              companyId: input.id,
              kind: 'todo',
              title: taskIn(step, view.facts.name, actor.language),
              dueOn: until,
              assignedTo: to,
              createdBy: actor.id,
            })
          ).id;
    // Last: whoever hands their own lead to another team does not see it any more from here on.
    await editIn(app, tx, actor, {
      kind: 'company',
      id: input.id,
      version: input.version,
      fields,
      action: `lead.${step}`,
    });
    const made = { companyId: input.id, step, stage: stages[step], toUser: to, until, taskId, reason, missing };
    await insertStep(tx, { ...made, by: actor, at: now });
  });
}

/** Who has it from now on: whoever was named, else whoever accepts. */
async function receiverOf(
  app: App,
  actor: Actor,
  { step, to }: StepInput,
  { steps }: LeadView,
): Promise<string | null> {
  if (step !== 'hand-over') return actor.kind === 'person' ? actor.id : (steps[0]?.toUser ?? null);
  if (to === undefined) return fail('invalid-input', { field: 'to', problem: 'required' });
  if (!(await isSeller(app.db, to))) return fail('invalid-input', { field: 'to', problem: 'unknown' });
  return to;
}

async function finishTask(app: App, tx: Db, actor: Actor, id: string): Promise<void> {
  const version = await taskVersion(tx, id);
  if (version === null) return;
  const fields = { doneAt: app.clock.now().toISOString(), doneBy: actor.id };
  await editIn(app, tx, actor, { kind: 'task', id, version, fields, action: 'task.done' });
}
