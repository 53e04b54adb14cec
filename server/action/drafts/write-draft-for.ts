import { type DraftKind, writeDraft } from '#engines/drafting/index.ts';
import { type OriginNotice, writeNotice } from '#server/intake/sources/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { refusalIn } from '#server/platform/llm/index.ts';
import { version } from '#server/platform/version.ts';
import { mergedFrom } from '#server/records/identity/index.ts';
import { type DraftInput, factLines, type Gathered, gatherFacts } from './gather-facts.ts';
import { markOf } from './mark.ts';
import { reword } from './reword.ts';
import { doubtIn, originIn, slipsIn, struckIn, templateIn, uselessIn } from './words.ts';

export const PURPOSES = {
  first_approach: 'marketing_other',
  meeting_follow_up: 'answer_inquiry',
  quote_follow_up: 'answer_inquiry',
  reactivation: 'marketing_similar',
  cold_call_refusal: 'answer_inquiry',
  inquiry_answer: 'answer_inquiry',
  invitation: 'marketing_other',
  social_post: 'marketing_other',
  product_text: 'marketing_other',
} as const satisfies Readonly<Record<DraftKind, string>>;

/** A draft from the records, worded by a model where one is set up and its text holds; else by the template, with the reason. */
export async function writeDraftFor(app: App, actor: Actor, input: DraftInput) {
  const gathered = await gatherFacts(app, actor, input);
  const { facts, language, subject } = gathered;
  const written = writeDraft(input.kind, language, facts, input.variant);
  const address = subject?.email ?? subject?.companyEmail ?? null;
  const name = [subject?.firstName, subject?.lastName].filter(Boolean).join(' ') || (subject?.companyName ?? '');
  const shared = {
    language,
    facts: factLines(gathered),
    to: address ? { address, name } : null,
    purpose: PURPOSES[input.kind],
  };
  const origin = input.kind === 'first_approach' ? await originOf(app, gathered) : null;
  const told = origin?.dueOn ? [originIn(origin.dueOn, actor.language)] : [];
  // Below the signature and by nobody's wording: a model neither reads nor changes it.
  const whole = (body: string) => (origin?.text ? `${body}\n\n${origin.text}` : body);
  const by = (model: string | null, promptVersion: string | null) =>
    markOf(app, { producer: 'drafts', version, model, promptVersion });
  if ('missing' in written)
    return {
      ...shared,
      draft: null,
      missing: written.text,
      source: 'template' as const,
      notices: [],
      doubts: [],
      mark: by(null, null),
    };
  const template = (notices: string[]) => ({
    ...shared,
    draft: { ...written, body: whole(written.body) },
    missing: null,
    source: 'template' as const,
    notices: [...notices, ...told],
    doubts: [],
    mark: by(null, null),
  });
  if (!input.model) return template([]);
  const said = await reword(app, actor, input.kind, gathered, written.body);
  if ('refusal' in said) {
    // No model set up is how most installations run: nothing to report.
    if (said.refusal === 'no-provider') return template([]);
    const why =
      said.refusal === 'unsupported'
        ? uselessIn(actor.language)
        : said.refusal === 'slips'
          ? slipsIn(actor.language)
          : refusalIn(said.refusal, actor.language);
    return template([templateIn(why, actor.language)]);
  }
  return {
    ...shared,
    draft: { subject: written.subject, body: whole(said.body) },
    missing: null,
    source: 'model' as const,
    notices: [...(said.struck > 0 ? [struckIn(said.struck, actor.language)] : []), ...told],
    doubts: said.doubts.map(({ text, doubt }) => ({ text, why: doubtIn(doubt, actor.language) })),
    mark: by(said.model, said.promptVersion),
  };
}

/** A first approach to somebody whom a watched source named says so (Art. 14 (3) b GDPR). */
async function originOf(app: App, { subject, language }: Gathered): Promise<OriginNotice | null> {
  const ids = [subject?.companyId, subject?.personId].filter((id): id is string => typeof id === 'string');
  if (ids.length === 0) return null;
  const merged = await mergedFrom(app.db, ids);
  return writeNotice(
    app.db,
    ids.flatMap((id) => merged.get(id) ?? [id]),
    language,
  );
}
