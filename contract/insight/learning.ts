import { oc } from '@orpc/contract';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);
const subject = z.enum(['deal', 'lead']);

const qualitySchema = z.object({
  rows: z.number().int(),
  positives: z.number().int(),
  auc: z.number(),
  brier: z.number(),
  logLoss: z.number(),
  /** The same two for the share of positives alone. */
  baseBrier: z.number(),
  baseLogLoss: z.number(),
  /** Expected calibration error. */
  ece: z.number(),
  curve: z.array(z.object({ rows: z.number().int(), predicted: share, observed: share, low: share, high: share })),
});

/** Against another way to say the chance, on later cases only. Gain in log loss a case with a 90 % interval. */
const besideSchema = z.object({
  against: z.enum(['base-rate', 'stage-weights', 'previous']),
  rows: z.number().int(),
  brier: z.number(),
  otherBrier: z.number(),
  gain: z.object({ mean: z.number(), low: z.number(), high: z.number() }),
  text: z.string(),
});

const versionSchema = z.object({
  version: z.number().int(),
  state: z.enum(['in-use', 'beside', 'replaced', 'refused']),
  occasion: z.enum(['first', 'more-cases', 'schedule', 'drift', 'asked']),
  trainedAt: moment,
  replacedAt: moment.nullable(),
  cases: z.number().int(),
  positives: z.number().int(),
  verdict: z.string(),
  laterBrier: z.number().nullable(),
});

const cardSchema = z.object({
  subject,
  version: z.number().int(),
  state: versionSchema.shape.state,
  trainedAt: moment,
  verdict: z.string(),
  kind: z.enum(['base-rate', 'logistic', 'additive']).nullable(),
  base: z.object({ probability: share, low: share, high: share }).nullable(),
  data: z.object({
    cases: z.number().int(),
    positives: z.number().int(),
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    leftOut: z.array(z.object({ count: z.number().int(), text: z.string() })),
  }),
  /** Out of fold, and on later cases learnt from earlier ones. */
  quality: qualitySchema.nullable(),
  later: qualitySchema.extend({ from: z.iso.date() }).nullable(),
  beside: z.array(besideSchema),
  features: z.array(
    z.object({ name: z.string(), importance: z.number(), missing: z.number().int(), used: z.boolean() }),
  ),
  findings: z.array(z.object({ severity: z.enum(['stop', 'warn', 'note']), text: z.string() })),
  drift: z.array(z.object({ name: z.string(), psi: z.number() })),
  limits: z.array(z.string()),
  bias: z
    .object({
      rows: z.number().int(),
      threshold: share,
      attributes: z.array(
        z.object({
          name: z.string(),
          groups: z.array(
            z.object({
              value: z.string(),
              rows: z.number().int(),
              selected: share,
              fourFifths: z.number(),
              predicted: share,
              observed: share,
              low: share,
              high: share,
            }),
          ),
          tooSmall: z.number().int(),
        }),
      ),
      findings: z.array(z.string()),
    })
    .nullable(),
});

export const learning = {
  overview: oc
    .route({
      method: 'GET',
      path: '/learnt-models',
      summary: 'What was learnt from own history: the version in force of each model, and all others',
    })
    .output(
      z.object({
        subjects: z.array(z.object({ subject, settled: z.number().int(), versions: z.array(versionSchema) })),
        running: z.string().nullable(),
        may: z.array(z.enum(['train'])),
      }),
    ),
  card: oc
    .route({
      method: 'GET',
      path: '/learnt-models/{subject}/{version}',
      summary: 'Quality, calibration, features, data, drift and bias of one version',
    })
    .input(z.object({ subject, version: z.coerce.number().int().min(1) }))
    .output(cardSchema),
  page: oc
    .route({
      method: 'GET',
      path: '/learnt-models/{subject}/{version}/report',
      summary: 'Model card or bias audit as a page to keep',
    })
    .input(
      z.object({
        subject,
        version: z.coerce.number().int().min(1),
        what: z.enum(['card', 'bias']).default('card'),
        format: z.enum(['html', 'markdown']).default('html'),
      }),
    )
    .output(z.object({ name: z.string(), text: z.string() })),
  train: oc
    .route({ method: 'POST', path: '/learnt-models/{subject}/train', summary: 'Learn anew now, as a job' })
    .input(z.object({ subject }))
    .output(z.object({ job: z.string().nullable() })),
};

export type ModelCardShape = z.output<typeof cardSchema>;
