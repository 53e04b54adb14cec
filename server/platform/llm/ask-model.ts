import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { type Note, tryAgain } from './exchange.ts';
import { bare, type Veil, veil } from './hide.ts';
import { holdBudget } from './hold-budget.ts';
import { knownOf } from './known-source.ts';
import { openEndpoint } from './open-endpoint.ts';
import { ModelFault, type Refusal } from './outcome.ts';
import type { ModelAnswer, Question } from './question.ts';
import { findProvider, findTaskPolicy, insertCall } from './store.ts';
import { modelTask } from './tasks.ts';
import { Traffic } from './traffic.ts';

export const traffic = new Traffic();

/**
 * The one door to every model. Never throws for what a provider does: a task always gets on, with the answer or with the reason for
 * doing without. Nothing an answer says is done: it is text, or a value of the asked shape, or named tool calls for the caller to judge.
 * Takes seconds: never inside a transaction (the architecture test looks).
 */
export async function askModel<Schema extends z.ZodType>(
  app: App,
  actor: Pick<Actor, 'id'>,
  question: Question<Schema>,
): Promise<ModelAnswer<z.output<Schema>>> {
  const began = app.clock.now();
  const started = performance.now();
  const note: Note = {
    attempts: 0,
    input: 0,
    output: 0,
    estimated: false,
    cost: 0,
    hidden: 0,
    provider: null,
  };
  let outcome: Refusal | 'answered' = 'answered';
  try {
    return await attempt(app, question, note);
  } catch (error) {
    outcome = error instanceof ModelFault ? error.refusal : 'provider-error';
    if (!(error instanceof ModelFault))
      app.log.error('asking a model failed unexpectedly', { task: question.task, error });
    return { outcome: 'fallback', refusal: outcome };
  } finally {
    await insertCall(app.db, {
      at: began,
      task: question.task,
      providerId: note.provider?.id ?? null,
      model: note.provider?.model ?? null,
      outcome,
      durationMs: Math.round(performance.now() - started),
      attempts: note.attempts,
      inputTokens: note.input,
      outputTokens: note.output,
      estimated: note.estimated,
      costMillicents: Math.round(note.cost),
      hidden: note.hidden,
      promptVersion: question.promptVersion ?? null,
      byId: actor.id,
    }).catch((error: unknown) => app.log.error('a model call could not be noted', { error }));
  }
}

async function attempt<Schema extends z.ZodType>(
  app: App,
  question: Question<Schema>,
  note: Note,
): Promise<ModelAnswer<z.output<Schema>>> {
  const task = modelTask(question.task);
  if (!task) throw new Error(`the model task ${question.task} is not defined`);
  const policy = await findTaskPolicy(app.db, question.task);
  if (!policy?.providerId) throw new ModelFault('no-provider');
  const provider = await findProvider(app.db, policy.providerId);
  if (!provider) throw new ModelFault('no-provider');
  note.provider = provider;
  if (!provider.enabled) throw new ModelFault('provider-off');
  const { endpoint, local } = await openEndpoint(app, provider);
  // A class that may not leave keeps the whole question here: taking it out by hand is how it slips through.
  if (!local && !task.needs.every((one) => policy.dataClasses.includes(one))) throw new ModelFault('data-class');
  const hidden = local ? bare(question.messages) : await hide(app, question);
  note.hidden = hidden.hidden;
  const limit = AbortSignal.timeout(policy.timeLimitMs);
  const signal = question.signal ? AbortSignal.any([question.signal, limit]) : limit;
  const release = await holdBudget(app, policy, provider, hidden, task.mostLetters);
  try {
    return await traffic.through(
      provider.id,
      () => app.clock.now().getTime(),
      signal,
      () => tryAgain(question, note, { provider, endpoint, hidden, signal, mostLetters: task.mostLetters }),
    );
  } catch (error) {
    if (error instanceof ModelFault) throw error;
    if (question.signal?.aborted) throw new ModelFault('cancelled');
    if (limit.aborted) throw new ModelFault('time-limit');
    throw error;
  } finally {
    release();
  }
}

async function hide(app: App, question: Question): Promise<Veil> {
  const known = await knownOf(app.db, question.known ?? []);
  if (!known) throw new ModelFault('known-missing');
  return veil(question.messages, known, randomUUID(), question.hidePrices ?? false);
}
