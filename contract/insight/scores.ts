import { oc } from '@orpc/contract';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });

export const fitOperatorSchema = z.enum([
  'is',
  'is_not',
  'contains',
  'starts_with',
  'at_least',
  'at_most',
  'between',
  'known',
]);

export const fitRuleSchema = z.object({
  id: z.string().min(1).max(60),
  field: z.string().min(1).max(60),
  operator: fitOperatorSchema,
  /** Texts (any of them), a number, two numbers for `between`, null for `known`. */
  value: z.union([
    z.array(z.string().max(200)).min(1).max(200),
    z.number(),
    z.tuple([z.number(), z.number()]),
    z.null(),
  ]),
  points: z.number().int().min(-100).max(100),
  label: z.string().trim().min(1).max(120),
});

const rulesSchema = z.array(fitRuleSchema).max(200);
/** Companies by score: ten bins, 0 to 9, 10 to 19, ... 90 to 100. */
const histogramSchema = z.array(z.number().int()).length(10);

const reasonSchema = z.object({
  /** `met`, `unmet`, or `unknown` (field empty; points are what its best value would bring). */
  code: z.enum(['met', 'unmet', 'unknown']),
  field: z.string(),
  points: z.number(),
  /** Share of what can be reached, in points of the score. */
  weight: z.number(),
  text: z.string(),
});

export const scores = {
  rules: oc
    .route({
      method: 'GET',
      path: '/score-rules',
      summary: 'The rules of the fit score in force, and how companies spread over it',
    })
    .output(
      z.object({
        version: z.number().int(),
        rules: rulesSchema,
        note: z.string(),
        changedBy: z.string(),
        changedAt: moment,
        /** Fields a rule may use. */
        fields: z.array(
          z.object({
            field: z.string(),
            label: z.string(),
            type: z.enum(['text', 'number']),
            /** Where only certain values can occur: each with its word. */
            choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
          }),
        ),
        distribution: histogramSchema,
        /** Companies whose score still comes from an older version. */
        waiting: z.number().int(),
        may: z.array(z.enum(['edit'])),
      }),
    ),
  versions: oc
    .route({ method: 'GET', path: '/score-rules/versions', summary: 'Earlier versions of the rules, newest first' })
    .output(
      z.object({
        rows: z.array(
          z.object({
            version: z.number().int(),
            note: z.string(),
            changedBy: z.string(),
            changedAt: moment,
            rules: rulesSchema,
          }),
        ),
      }),
    ),
  preview: oc
    .route({
      method: 'POST',
      path: '/score-rules/preview',
      summary: 'What other rules would change, before saving them',
    })
    .input(z.object({ rules: rulesSchema }))
    .output(
      z.object({
        before: histogramSchema,
        after: histogramSchema,
        /** Companies that were scored for this; fewer than `companies` means a random sample. */
        scored: z.number().int(),
        companies: z.number().int(),
        rising: z.number().int(),
        falling: z.number().int(),
        /** The greatest changes, for a look at single cases. */
        examples: z.array(z.object({ id: z.uuid(), name: z.string(), before: z.number(), after: z.number() })),
      }),
    ),
  save: oc
    .route({ method: 'PUT', path: '/score-rules', summary: 'Save rules as a new version and score all companies anew' })
    .input(
      z.object({
        /** The version that was edited; another one in force is a conflict. */
        basedOn: z.number().int(),
        rules: rulesSchema,
        note: z.string().trim().max(500).default(''),
      }),
    )
    .output(z.object({ version: z.number().int() })),
  ofCompany: oc
    .route({ method: 'GET', path: '/companies/{id}/score', summary: 'Fit score of one company with its reasons' })
    .input(z.object({ id: z.uuid() }))
    .output(
      z.object({
        score: z.number().int(),
        lowest: z.number().int(),
        highest: z.number().int(),
        /** Share of the reachable points whose field is known, 0 to 1. */
        known: z.number(),
        rulesVersion: z.number().int(),
        computedAt: moment,
        reasons: z.array(reasonSchema),
      }),
    ),
};

export type FitRuleInput = z.output<typeof fitRuleSchema>;
