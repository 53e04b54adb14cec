import { z } from 'zod';
import type { Language } from '#engines/contact-law/index.ts';
import type { App } from '#server/platform/app.ts';
import { type AuditFilter, findEntries, type StoredEntry } from './store.ts';
import { actionIn } from './words.ts';

export interface ListedEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string };
  readonly action: string;
  readonly text: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  /** How sure the machine was, whether a person gave a reason, and the code of what was found. */
  readonly why: { readonly confidence: number | null; readonly reasonGiven: boolean; readonly code: string | null };
  /** What helped: model or rules with their version, and the version of the prompt; null where no machine did. */
  readonly made: { readonly by: string; readonly prompt: string | null } | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface AuditPage {
  readonly entries: readonly ListedEntry[];
  /** Hand back as `before` for the next page; null at the end. */
  readonly next: number | null;
}

/** Newest first. `limit` 1 to 500. */
export async function listAudit(
  app: Pick<App, 'db'>,
  language: Language,
  query: { readonly filter: AuditFilter; readonly before: number | null; readonly limit: number },
): Promise<AuditPage> {
  const found = await findEntries(app.db, query.filter, query.before, query.limit + 1);
  const page = found.slice(0, query.limit);
  return {
    entries: page.map((entry) => listed(entry, language)),
    next: found.length > query.limit ? (page.at(-1)?.seq ?? null) : null,
  };
}

export function listed(entry: StoredEntry, language: Language): ListedEntry {
  const facts: Record<string, unknown> = JSON.parse(entry.facts);
  return {
    seq: entry.seq,
    at: entry.at.replace(/(\.\d{3})\d{3}Z$/, '$1Z'),
    actor: { kind: entry.actorKind, id: entry.actorId, name: entry.actorName },
    action: entry.action,
    text: actionIn(entry.action, language),
    subject:
      entry.subjectKind === null || entry.subjectId === null ? null : { kind: entry.subjectKind, id: entry.subjectId },
    why: {
      confidence: typeof facts['confidence'] === 'number' ? facts['confidence'] : null,
      reasonGiven: facts['reasonGiven'] === true,
      code: typeof facts['code'] === 'string' ? facts['code'] : null,
    },
    made: madeBy(facts),
    facts,
  };
}

const assistance = z.object({
  producer: z.string(),
  version: z.string(),
  model: z.string().nullish(),
  promptVersion: z.string().nullish(),
});

/** Entries written before a field was there simply lack it. */
function madeBy(facts: Readonly<Record<string, unknown>>): ListedEntry['made'] {
  const found = assistance.safeParse(facts['ai'] ?? facts['producer']);
  if (!found.success) return null;
  const { producer, version, model, promptVersion } = found.data;
  return { by: [model, `${producer} ${version}`].filter(Boolean).join(', '), prompt: promptVersion ?? null };
}
