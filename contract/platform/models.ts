import { oc } from '@orpc/contract';
import { z } from 'zod';

const dataClass = z.enum(['public', 'business', 'personal', 'notes']);
const cents = z.number().int().min(0).max(100_000_000);

const providerSchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['local', 'cloud']),
  baseUrl: z.string(),
  model: z.string(),
  /** A key is stored; it is never shown again. */
  hasKey: z.boolean(),
  contractReference: z.string().nullable(),
  region: z.string().nullable(),
  noTraining: z.string().nullable(),
  inputCentsPerMillion: cents,
  outputCentsPerMillion: cents,
  enabled: z.boolean(),
  state: z.object({
    code: z.enum(['ready', 'off', 'resting', 'trying', 'untried']),
    text: z.string(),
    running: z.number().int(),
    waiting: z.number().int(),
    /** Over the last 30 days. */
    calls: z.number().int(),
    answered: z.number().int(),
    medianMs: z.number().int().nullable(),
    costCents: z.number(),
    lastFault: z.object({ code: z.string(), text: z.string(), at: z.iso.datetime() }).nullable(),
  }),
});

const taskSchema = z.object({
  task: z.string(),
  label: z.string(),
  needs: z.array(dataClass),
  providerId: z.string().nullable(),
  dataClasses: z.array(dataClass),
  monthlyBudgetCents: cents.nullable(),
  timeLimitMs: z.number().int(),
  spentThisMonthCents: z.number(),
  /** Over the last 30 days. */
  calls: z.number().int(),
  answered: z.number().int(),
  /** What happens at the next call, in words. */
  text: z.string(),
});

const providerInput = z.object({
  label: z.string().trim().min(1).max(80),
  kind: z.enum(['local', 'cloud']),
  baseUrl: z.url({ protocol: /^https?$/ }).max(500),
  model: z.string().trim().min(1).max(200),
  /** Left out: the stored one stays. null: none. */
  apiKey: z.string().trim().min(1).max(1000).nullable().optional(),
  contractReference: z.string().trim().max(500).nullable().default(null),
  region: z.string().trim().max(200).nullable().default(null),
  noTraining: z.string().trim().max(1000).nullable().default(null),
  inputCentsPerMillion: cents.default(0),
  outputCentsPerMillion: cents.default(0),
  enabled: z.boolean().default(true),
});
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const models = {
  show: oc
    .route({
      method: 'GET',
      path: '/models',
      summary: 'Model providers with health and cost, and the policy of every task',
    })
    .output(
      z.object({
        providers: z.array(providerSchema),
        tasks: z.array(taskSchema),
        /** Calls of the last 30 days, and how many of them a rule or template answered instead. */
        calls: z.number().int(),
        fallbacks: z.number().int(),
        may: z.array(z.enum(['change'])),
      }),
    ),
  saveProvider: oc
    .route({ method: 'PUT', path: '/models/providers/{id}', summary: 'Add or change a provider' })
    .input(providerInput.extend({ id }))
    .output(z.object({ ok: z.literal(true) })),
  deleteProvider: oc
    .route({
      method: 'DELETE',
      path: '/models/providers/{id}',
      summary: 'Take a provider away; its tasks go on without a model',
    })
    .input(z.object({ id }))
    .output(z.object({ ok: z.literal(true) })),
  testProvider: oc
    .route({
      method: 'POST',
      path: '/models/providers/{id}/test',
      summary: 'Ask a provider for one word; nothing of yours is sent',
    })
    .input(z.object({ id }))
    .output(z.object({ ok: z.boolean(), text: z.string(), durationMs: z.number().int(), local: z.boolean() })),
  saveTask: oc
    .route({
      method: 'PUT',
      path: '/models/tasks/{task}',
      summary: 'Which provider a task uses, what may leave, budget and time limit',
    })
    .input(
      z.object({
        task: z.string().max(60),
        providerId: id.nullable(),
        dataClasses: z.array(dataClass).max(4),
        monthlyBudgetCents: cents.nullable(),
        timeLimitMs: z.number().int().min(500).max(600_000),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
};
