import { isParsed, parseCountry, parseStreet } from '#engines/text/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { type Observed, type ObservedField, recordObservations } from '../observations/index.ts';
import { listTerritories, territoryOf } from '../territories/index.ts';
import { countryOf } from './qualify.ts';
import type { EntryFacts, Watch } from './store.ts';

export interface Taken {
  readonly verdict: string;
  readonly recordId: string | null;
  readonly lead: boolean;
  /** By whose region the lead found its owner. */
  readonly territory?: string | null;
}

/** What the machine acts as when it reads sources. */
export const reader = (watch: Pick<Watch, 'id' | 'label'>): Actor => ({
  kind: 'machine',
  id: `source:${watch.id}`,
  name: watch.label,
  role: 'admin',
  teamId: null,
  language: 'de',
});

const sourceOf = (watch: Pick<Watch, 'id' | 'label' | 'trust'>) => ({
  id: `watch:${watch.id}`,
  kind: 'website' as const,
  label: watch.label,
  trust: watch.trust,
});

/** Fields of records by what entries call them; what is not here (category, detail, person) stays with the entry. */
const fieldOf: Readonly<Record<string, string>> = {
  postalCode: 'postal_code',
  place: 'city',
  phone: 'phone',
  fax: 'fax',
  mail: 'email',
  site: 'website',
  vatId: 'vat_id',
  category: 'industry',
};

/** What an entry says of a company, each value with the snippet it stands in. */
export function companyFields(entry: EntryFacts): Record<string, ObservedField> {
  const read = { place: `${entry.url} · ${entry.snippet.slice(0, 300)}`, confidence: entry.confidence };
  const placeOf = (field: string): { readonly place: string; readonly confidence: number } => {
    const proposed = entry.proposed?.[field];
    if (!proposed) return read;
    const { url, snippets, confidence } = proposed;
    return { place: `Modell · ${url} · ${snippets.join(' … ').slice(0, 300)}`, confidence };
  };
  const fields: Record<string, ObservedField> = { name: { value: entry.name, ...read } };
  for (const [from, to] of Object.entries(fieldOf)) {
    const value = entry.fields[from]?.trim();
    if (value) fields[to] = { value, ...placeOf(from) };
  }
  const country = entry.fields['country'] ? parseCountry(entry.fields['country']) : undefined;
  if (country && isParsed(country)) fields['country'] = { value: country.value, ...placeOf('country') };
  const street = entry.fields['street'];
  const parts = street ? parseStreet(street) : undefined;
  if (street && parts && isParsed(parts)) {
    const { value } = parts;
    const at = placeOf('street');
    if (value.street) fields['street'] = { value: value.street, original: street, ...at };
    if (value.houseNumber) fields['house_number'] = { value: value.houseNumber, original: street, ...at };
    if (value.poBox) fields['po_box'] = { value: value.poBox, original: street, ...at };
  }
  for (const [from, to] of [
    ['employees', 'employees'],
    ['foundingYear', 'founded_year'],
  ] as const) {
    const number = Number(entry.fields[from]);
    if (Number.isInteger(number) && number > 0) fields[to] = { value: number, ...placeOf(from) };
  }
  return fields;
}

/**
 * Hands entries on as observations: a known company is updated or asked about, as with any source; one that nobody knows becomes a
 * record, and a lead where it qualifies. Answers in the order of `entries`.
 */
export async function takeOver(
  app: App,
  tx: Db,
  actor: Actor,
  watch: Pick<Watch, 'id' | 'label' | 'trust' | 'criteria' | 'owner_id' | 'team_id'>,
  entries: readonly (EntryFacts & { readonly recordId: string | null })[],
): Promise<readonly Taken[]> {
  const observations = entries.map(
    (entry): Observed => ({
      kind: 'company',
      fields: companyFields(entry),
      ...(entry.recordId !== null && { hint: { recordId: entry.recordId } }),
    }),
  );
  const outcomes = await recordObservations(app, tx, actor, { source: sourceOf(watch), observations });
  const taken = outcomes.map(
    ({ verdict, recordId }): Taken => ({ verdict, recordId, lead: verdict === 'new' && recordId !== null }),
  );
  const at = { place: watch.label };
  const territories = await listTerritories(tx);
  const leads = taken.flatMap(({ recordId, lead }, index) =>
    lead && recordId !== null ? [{ recordId, entry: entries[index], index }] : [],
  );
  const whose = leads.map(({ entry }) =>
    entry ? territoryOf(territories, countryOf(entry), entry.fields['postalCode']) : null,
  );
  const marks = leads.map(({ recordId }, index): Observed => {
    const territory = whose[index] ?? null;
    const [ownerId, teamId] = territory ? [territory.userId, territory.teamId] : [watch.owner_id, watch.team_id];
    return {
      kind: 'company',
      hint: { recordId },
      fields: {
        lead_stage: { value: 'new', ...at },
        lead_source: { value: watch.label, ...at },
        ...(ownerId !== null && { owner_id: { value: ownerId, ...at } }),
        ...(teamId !== null && { team_id: { value: teamId, ...at } }),
      },
    };
  });
  await recordObservations(app, tx, actor, { source: sourceOf(watch), observations: marks });
  const told = new Map(leads.map(({ index }, at) => [index, whose[at]?.label ?? null]));
  return taken.map((one, index) => ({ ...one, territory: told.get(index) ?? null }));
}
