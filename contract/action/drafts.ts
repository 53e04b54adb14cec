import { oc } from '@orpc/contract';
import { z } from 'zod';

const language = z.enum(['de', 'en']);
const kind = z.enum([
  'first_approach',
  'meeting_follow_up',
  'quote_follow_up',
  'reactivation',
  'cold_call_refusal',
  'inquiry_answer',
  'invitation',
  'social_post',
  'product_text',
]);
const purpose = z.enum(['answer_inquiry', 'contract', 'marketing_similar', 'marketing_other']);

const promptSchema = z.object({
  key: z.string(),
  language,
  label: z.string(),
  /** 0: the text that comes with Lotse. */
  version: z.number().int(),
  text: z.string(),
  note: z.string(),
  ownerName: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  variables: z.array(z.object({ name: z.string(), text: z.string() })),
  versions: z.array(z.number().int()),
  cases: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      variables: z.record(z.string(), z.string()),
      mustContain: z.array(z.string()),
      mustNotContain: z.array(z.string()),
    }),
  ),
});
const short = z.string().trim().max(200);

export const drafts = {
  write: oc
    .route({
      method: 'POST',
      path: '/drafts',
      summary: 'Write a draft from what is known; by a model where one is set up, else by templates',
    })
    .input(
      z.object({
        kind,
        companyId: z.uuid().nullable().default(null),
        personId: z.uuid().nullable().default(null),
        productId: z.uuid().nullable().default(null),
        language: language.nullable().default(null),
        formality: z.enum(['formal', 'familiar']).default('formal'),
        /** Another number, another wording. */
        variant: z.number().int().min(0).max(1_000_000).default(0),
        event: z
          .object({
            name: short,
            on: z.iso.date(),
            place: short.nullable().default(null),
            time: short.nullable().default(null),
          })
          .nullable()
          .default(null),
        points: z.array(z.string().trim().max(300)).max(10).default([]),
        /** false: templates only. */
        model: z.boolean().default(true),
      }),
    )
    .output(
      z.object({
        /** null where too little is known; `missing` says what. */
        draft: z.object({ subject: z.string().nullable(), body: z.string() }).nullable(),
        missing: z.string().nullable(),
        language,
        source: z.enum(['template', 'model']),
        /** Why no model wrote it, or what was struck from its text. */
        notices: z.array(z.string()),
        /** What the text rests on. */
        facts: z.array(z.object({ label: z.string(), text: z.string() })),
        /** Sentences that a person should look at. */
        doubts: z.array(z.object({ text: z.string(), why: z.string() })),
        to: z.object({ address: z.string(), name: z.string() }).nullable(),
        purpose,
        /** Says what helped to write it; goes with the message. Signed: a changed one is refused. */
        mark: z.string(),
      }),
    ),
  handOver: oc
    .route({ method: 'POST', path: '/drafts/hand-over', summary: 'Put a draft into the outbox, for approval' })
    .input(
      z.object({
        companyId: z.uuid().nullable(),
        personId: z.uuid().nullable(),
        to: z.string().trim().min(3).max(320),
        subject: z.string().trim().min(1).max(500),
        body: z.string().trim().min(1).max(100_000),
        purpose,
        mark: z.string().max(2000),
      }),
    )
    .output(z.object({ id: z.uuid() })),
  prompts: oc
    .route({ method: 'GET', path: '/prompts', summary: 'The texts that tell a model how to write' })
    .output(z.object({ rows: z.array(promptSchema), may: z.array(z.enum(['change'])) })),
  savePrompt: oc
    .route({ method: 'POST', path: '/prompts/{key}', summary: 'Save a new version; unknown variables are refused' })
    .input(
      z.object({
        key: z.string().max(60),
        language,
        text: z.string().trim().min(20).max(20_000),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .output(z.object({ version: z.number().int() })),
  saveCase: oc
    .route({ method: 'PUT', path: '/prompts/{key}/cases', summary: 'Save a test case with made-up facts' })
    .input(
      z.object({
        key: z.string().max(60),
        language,
        name: z.string().trim().min(1).max(100),
        variables: z.record(z.string().max(40), z.string().max(5000)),
        mustContain: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
        mustNotContain: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  comparePrompts: oc
    .route({ method: 'POST', path: '/prompts/{key}/compare', summary: 'Two versions side by side on every test case' })
    .input(
      z.object({ key: z.string().max(60), language, left: z.number().int().min(0), right: z.number().int().min(0) }),
    )
    .output(
      z.object({
        notice: z.string().nullable(),
        rows: z.array(
          z.object({
            name: z.string(),
            sides: z.array(
              z.object({
                version: z.number().int(),
                asked: z.string(),
                answer: z.string().nullable(),
                passed: z.boolean().nullable(),
                faults: z.array(z.string()),
              }),
            ),
          }),
        ),
      }),
    ),
};

export const briefing = {
  get: oc
    .route({ method: 'GET', path: '/briefings', summary: 'What to know before a call, on one page' })
    .input(z.object({ companyId: z.uuid(), personId: z.uuid().nullable().default(null) }))
    .output(
      z.object({
        title: z.string(),
        who: z.array(z.object({ label: z.string(), text: z.string() })),
        goal: z.string(),
        sections: z.array(
          z.object({
            code: z.enum(['signals', 'history', 'open', 'changed', 'objections', 'people']),
            title: z.string(),
            lines: z.array(z.string()),
            empty: z.string(),
          }),
        ),
        madeOn: z.iso.date(),
      }),
    ),
  word: oc
    .route({
      method: 'POST',
      path: '/briefings/worded',
      summary: 'The same in a few sentences by a model, held to the facts',
    })
    .input(z.object({ companyId: z.uuid(), personId: z.uuid().nullable().default(null) }))
    .output(
      z.object({
        /** null: no model, or none whose text held. */
        text: z.string().nullable(),
        model: z.string().nullable(),
        promptVersion: z.string().nullable(),
        notices: z.array(z.string()),
      }),
    ),
};

export const lessons = {
  list: oc
    .route({ method: 'GET', path: '/lessons', summary: 'Six short lessons, and which ones you have passed' })
    .output(
      z.object({
        rows: z.array(
          z.object({
            key: z.string(),
            version: z.number().int(),
            title: z.string(),
            minutes: z.number().int(),
            paragraphs: z.array(z.string()),
            questions: z.array(z.object({ text: z.string(), answers: z.array(z.string()) })),
            passedAt: z.iso.datetime().nullable(),
          }),
        ),
        /** Everybody's record, for whoever manages people. */
        records: z.array(z.object({ name: z.string(), passed: z.number().int(), lastAt: z.iso.datetime().nullable() })),
      }),
    ),
  answer: oc
    .route({ method: 'POST', path: '/lessons/{key}/answers', summary: 'Answer the check of a lesson' })
    .input(z.object({ key: z.string().max(40), answers: z.array(z.number().int().min(0).max(9)).max(10) }))
    .output(
      z.object({
        passed: z.boolean(),
        right: z.number().int(),
        results: z.array(z.object({ right: z.boolean(), why: z.string() })),
      }),
    ),
};
