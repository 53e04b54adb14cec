import { oc } from '@orpc/contract';
import { z } from 'zod';

export const watchKindSchema = z.enum(['list', 'company', 'feed', 'sitemap', 'download', 'files', 'prices']);
/** What it is watched for. A competitor's pages make no leads. */
export const aimSchema = z.enum(['directory', 'companies', 'news', 'competitor', 'register']);
export const scheduleSchema = z.enum(['daily', 'weekly', 'monthly', 'never']);
const problemSchema = z.object({ code: z.string(), text: z.string() });
const criteriaSchema = z.object({
  /** Unknown companies become leads. Off: they are only listed here. */
  leads: z.boolean(),
  /** Any of these words in the entry's category or description; empty: any. */
  industries: z.array(z.string().trim().min(1).max(100)).max(50),
  /** Any of these beginnings of the postal code; empty: anywhere. */
  postalCodes: z.array(z.string().trim().min(1).max(10)).max(100),
  /** Any of these countries (ISO 3166, two letters); a page that names none counts as being where its code fits. */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(50)
    .optional(),
  /** Employees at least and at most; where the source does not say, the entry does not qualify. */
  employeesFrom: z.number().int().min(0).nullable().optional(),
  employeesTo: z.number().int().min(0).nullable().optional(),
  /** News that make a lead of an unknown company (kinds of news as in `event`). */
  events: z.array(z.string().max(40)).max(20).optional(),
});

const sourceSchema = z.object({
  id: z.uuid(),
  label: z.string(),
  kind: watchKindSchema,
  url: z.string(),
  hosts: z.array(z.string()),
  aim: aimSchema,
  purpose: z.string(),
  legalGround: z.string(),
  trust: z.number().int(),
  schedule: scheduleSchema,
  pauseMs: z.number().int(),
  criteria: criteriaSchema,
  ownerId: z.uuid().nullable(),
  state: z.enum(['proposed', 'active', 'paused']),
  problem: problemSchema.nullable(),
  approvedByName: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  lastRunAt: z.iso.datetime().nullable(),
  nextRunAt: z.iso.datetime().nullable(),
  version: z.number().int(),
  recipeVersion: z.number().int(),
  /** Each entry's own page is read as well. */
  details: z.boolean(),
  /** A model may propose what the rules do not find (companies' own pages only). */
  askModel: z.boolean(),
  /** Said where people answer that most of what it brings is noise; null as long as all is well. */
  noise: z.string().nullable(),
  entries: z.number().int(),
  /** What came of it in all. */
  leads: z.number().int(),
  updates: z.number().int(),
  /** Of the changes that a person answered: how many were useful. */
  answered: z.number().int(),
  useful: z.number().int(),
  may: z.array(z.enum(['approve', 'run', 'edit'])),
});

const runSchema = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  state: z.enum(['running', 'done', 'failed', 'paused']),
  pages: z.number().int(),
  entries: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  gone: z.number().int(),
  returned: z.number().int(),
  problem: problemSchema.nullable(),
});

/** Fields that a model proposed, each with the words of the page that bear it out; all others were read by rules. */
const proposedSchema = z.record(
  z.string(),
  z.object({ label: z.string(), snippets: z.array(z.string()), url: z.string(), confidence: z.number() }),
);
const entrySchema = z.object({
  id: z.number().int(),
  name: z.string(),
  fields: z.record(z.string(), z.string()),
  snippet: z.string(),
  place: z.string(),
  url: z.string(),
  firstSeenAt: z.iso.datetime(),
  goneAt: z.iso.datetime().nullable(),
  recordId: z.uuid().nullable(),
  proposed: proposedSchema,
});

const changeSchema = z.object({
  id: z.number().int(),
  sourceId: z.uuid(),
  sourceLabel: z.string(),
  kind: z.enum(['new', 'gone', 'changed', 'returned', 'news']),
  name: z.string(),
  snippet: z.string(),
  url: z.string(),
  changes: z.array(
    z.object({ field: z.string(), label: z.string(), old: z.string().nullable(), new: z.string().nullable() }),
  ),
  at: z.iso.datetime(),
  verdict: z.string().nullable(),
  recordId: z.uuid().nullable(),
  lead: z.boolean(),
  answer: z.enum(['useful', 'noise']).nullable(),
  /** Why it became a lead, or why it did not, by the source's criteria; each on the words of the source. */
  reasons: z.array(z.object({ code: z.string(), text: z.string(), snippet: z.string().nullable() })),
  /** What the news tell. */
  event: z
    .object({
      kind: z.string(),
      label: z.string(),
      company: z.string().nullable(),
      person: z.string().nullable(),
      /** As exactly as the source says it: a day, a month (2026-03) or a year. */
      day: z.string().nullable(),
    })
    .nullable(),
  /** The page as it was read, see `proof`. */
  snapshotId: z.number().int().nullable(),
});

const writable = {
  label: z.string().trim().min(1).max(200),
  kind: watchKindSchema,
  /** Left out for `files`, which are delivered. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  details: z.boolean().optional(),
  askModel: z.boolean().optional(),
  /** Further hosts that may be fetched; the one of `url` always belongs to them. */
  hosts: z.array(z.string().trim().min(1).max(253)).max(50).optional(),
  aim: aimSchema.optional(),
  purpose: z.string().trim().max(500).optional(),
  legalGround: z.string().trim().max(500).optional(),
  trust: z.number().int().min(0).max(100).optional(),
  schedule: scheduleSchema.optional(),
  pauseMs: z.number().int().min(0).max(600_000).optional(),
  criteria: criteriaSchema.optional(),
  ownerId: z.uuid().nullable().optional(),
};
const idSchema = z.object({ id: z.uuid() });

export const sources = {
  list: oc
    .route({ method: 'GET', path: '/sources', summary: 'Watched sources and how they are' })
    .output(z.object({ sources: z.array(sourceSchema), mayAdd: z.boolean() })),
  get: oc
    .route({ method: 'GET', path: '/sources/{id}', summary: 'One source with its runs, entries, changes and recipe' })
    .input(idSchema)
    .output(
      z.object({
        source: sourceSchema,
        runs: z.array(runSchema),
        entries: z.array(entrySchema),
        changes: z.array(changeSchema),
        /** How entries are read from the page, as JSON; null until it was read once, and for kinds without one. */
        recipe: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
  /** Fetches this one page, because a person asks for it, and shows what could be read from it. Stores nothing. */
  look: oc
    .route({ method: 'POST', path: '/sources/look', summary: 'See what could be read from an address' })
    .input(
      z.object({
        url: z.url({ protocol: /^https?$/ }).max(2000),
        kind: watchKindSchema.optional(),
        askModel: z.boolean().optional(),
      }),
    )
    .output(
      z.object({
        url: z.string(),
        title: z.string(),
        kind: watchKindSchema,
        /** Field names of the entries, most often filled first. */
        fields: z.array(z.object({ name: z.string(), label: z.string(), filled: z.number() })),
        entries: z.array(
          z.object({
            name: z.string(),
            fields: z.record(z.string(), z.string()),
            snippet: z.string(),
            proposed: proposedSchema,
          }),
        ),
        /** Why a model that was to be asked did not answer; null where none was to be asked, or it did. */
        refusal: z.string().nullable(),
        total: z.number().int(),
        robotsAllowed: z.boolean(),
      }),
    ),
  add: oc
    .route({
      method: 'POST',
      path: '/sources',
      summary: 'Add a source; whoever may approve approves it at once',
    })
    .input(z.object(writable))
    .output(z.object({ id: z.uuid(), state: z.enum(['proposed', 'active']) })),
  change: oc
    .route({ method: 'PATCH', path: '/sources/{id}', summary: 'Change a source; another address needs approval again' })
    .input(
      z.object({ ...z.object(writable).omit({ kind: true }).partial().shape, id: z.uuid(), version: z.number().int() }),
    )
    .output(z.object({ version: z.number().int() })),
  approve: oc
    .route({ method: 'POST', path: '/sources/{id}/approve', summary: 'Approve a source: from now on it is fetched' })
    .input(idSchema)
    .output(z.object({ ok: z.literal(true) })),
  pause: oc
    .route({ method: 'POST', path: '/sources/{id}/pause', summary: 'Stop fetching' })
    .input(idSchema)
    .output(z.object({ ok: z.literal(true) })),
  resume: oc
    .route({ method: 'POST', path: '/sources/{id}/resume', summary: 'Fetch again' })
    .input(
      z.object({
        id: z.uuid(),
        /** relearn: the page was rebuilt, propose its entries anew; believe: so few entries are right, the others are gone. For the next reading. */
        how: z.enum(['same', 'relearn', 'believe']).default('same'),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  run: oc
    .route({ method: 'POST', path: '/sources/{id}/run', summary: 'Fetch now, as a job' })
    .input(idSchema)
    .output(z.object({ jobId: z.string().nullable() })),
  remove: oc
    .route({ method: 'DELETE', path: '/sources/{id}', summary: 'Remove a source; what came from it stays' })
    .input(idSchema)
    .output(z.object({ ok: z.literal(true) })),
  /** Files given to a source of kind `files`; together they are what it holds from then on. Uploaded first, as for an import. */
  deliver: oc
    .route({ method: 'POST', path: '/sources/{id}/files', summary: 'Deliver files to a source and read them' })
    .input(z.object({ id: z.uuid(), files: z.array(z.uuid()).min(1).max(200) }))
    .output(z.object({ jobId: z.string().nullable() })),
  proof: oc
    .route({ method: 'GET', path: '/source-snapshots/{id}', summary: 'A page as it was when it was read' })
    .input(z.object({ id: z.coerce.number().int() }))
    .output(
      z.object({
        url: z.string(),
        firstSeenAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        sha256: z.string(),
        contentType: z.string().nullable(),
        bytes: z.number().int(),
        /** Its text as read, without markup; null where it was erased or is no text. */
        text: z.string().nullable(),
      }),
    ),
  market: oc
    .route({ method: 'GET', path: '/market-prices', summary: 'Prices of watched competitors over time, with proof' })
    .input(
      z.object({
        sourceId: z.uuid().optional(),
        since: z.iso.date().optional(),
        search: z.string().trim().max(100).optional(),
        /** Products. */
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(
      z.object({
        products: z.array(
          z.object({
            sourceId: z.uuid(),
            competitor: z.string(),
            product: z.string(),
            unit: z.string().nullable(),
            currency: z.string(),
            cents: z.number().int(),
            changePercent: z.number().nullable(),
            gone: z.boolean(),
            /** Oldest first; each stood from its first to its last day. */
            points: z.array(
              z.object({
                cents: z.number().int(),
                currency: z.string(),
                /** "ab": the least of several. */
                from: z.boolean(),
                firstSeenAt: z.iso.datetime(),
                lastSeenAt: z.iso.datetime(),
                snippet: z.string(),
                url: z.string(),
                snapshotId: z.number().int().nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  /** Newest changes over all sources, for the week's digest. */
  changes: oc
    .route({ method: 'GET', path: '/source-changes', summary: 'Newest changes over all sources' })
    .input(
      z.object({
        since: z.iso.date().optional(),
        aim: aimSchema.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ changes: z.array(changeSchema) })),
  answer: oc
    .route({ method: 'POST', path: '/source-changes/{id}/answer', summary: 'Say whether a change was useful or noise' })
    .input(z.object({ id: z.coerce.number().int(), answer: z.enum(['useful', 'noise']).nullable() }))
    .output(z.object({ ok: z.literal(true) })),
  takeLead: oc
    .route({ method: 'POST', path: '/source-entries/{id}/take', summary: 'Take an entry over as a lead, by hand' })
    .input(z.object({ id: z.coerce.number().int() }))
    .output(z.object({ recordId: z.uuid(), verdict: z.string() })),
};

export type SourceKind = z.output<typeof watchKindSchema>;
export type SourceAim = z.output<typeof aimSchema>;
export type Criteria = z.output<typeof criteriaSchema>;
export type ShownSource = z.output<typeof sourceSchema>;
export type ShownChange = z.output<typeof changeSchema>;
