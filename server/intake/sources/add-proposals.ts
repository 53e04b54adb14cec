import type { Refusal } from '#server/platform/llm/index.ts';
import { companyFields, SEVERAL } from './company-fields.ts';
import { type Proposals, type ReadPage, stillSaid, unanswered } from './propose-facts.ts';
import type { Readable } from './reading.ts';
import type { EntryFacts, ProposedField } from './store.ts';

type Proposable = keyof typeof companyFields;
const isField = (field: string): field is Proposable => Object.hasOwn(companyFields, field);

/**
 * An entry with what a model proposes for the fields that the rules left open. What it proposed at an earlier reading stays as long as its
 * words stand on the page: a model that words things anew each week is no change of the company, and an unchanged page is not asked about again.
 */
export async function addProposals(
  entry: EntryFacts | null,
  read: readonly ReadPage[],
  {
    ask,
    askAnew,
    known,
    unchanged,
    url,
  }: Pick<Readable, 'ask' | 'askAnew' | 'known' | 'url'> & { readonly unchanged: boolean },
): Promise<{ readonly entry: EntryFacts | null; readonly refusal: Refusal | null }> {
  if (!ask) return { entry, refusal: null };
  const before = known?.[0];
  const kept = Object.entries(before?.proposed ?? {}).filter(
    ([field, { snippets }]) =>
      entry?.fields[field] === undefined && snippets.every((snippet) => stillSaid(read, snippet)),
  );
  const has = new Set(kept.map(([field]) => field));
  const open = unanswered(read).filter((field) =>
    field === 'legalName' ? entry === null : isField(field) && !has.has(companyFields[field]),
  );
  const answered = unchanged && !askAnew && before?.proposed ? NOTHING_NEW : await ask(read, open);
  const named = entry ?? nameProposed(answered, url);
  if (named === null) return { entry: null, refusal: answered.refusal };
  const fields: Record<string, string> = { ...named.fields };
  const proposed: Record<string, ProposedField> = {};
  for (const [field, proof] of kept) {
    const value = before?.fields[field];
    if (value === undefined) continue;
    fields[field] = value;
    proposed[field] = proof;
  }
  for (const field of Object.keys(companyFields).filter(isField)) {
    const facts = answered.held.filter((fact) => fact.field === field).slice(0, SEVERAL.has(field) ? undefined : 1);
    const first = facts[0];
    if (!first) continue;
    fields[companyFields[field]] = facts.map(({ value }) => value).join(', ');
    proposed[companyFields[field]] = {
      snippets: [...new Set(facts.map(({ snippet }) => snippet))],
      url: first.url ?? url,
      confidence: first.confidence,
    };
  }
  const isAsked = answered.refusal === null || before?.proposed;
  return { entry: { ...named, fields, proposed: isAsked ? proposed : null }, refusal: answered.refusal };
}

const NOTHING_NEW: Proposals = { held: [], struck: 0, refusal: null };

/** A company that the rules could not name. */
function nameProposed({ held }: Proposals, start: string): EntryFacts | null {
  const name = held.find(({ field }) => field === 'legalName');
  if (!name) return null;
  const { value, snippet, where, url, confidence } = name;
  return { name: value, fields: {}, snippet, place: where, url: url ?? start, confidence };
}
