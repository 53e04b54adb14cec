import { isParsed, parseCountry } from '#engines/text/index.ts';
import type { EntryFacts, Reason, Watch } from './store.ts';

export interface Qualified {
  readonly lead: boolean;
  /** Each criterion that was set, met or not, on the words of the source. */
  readonly reasons: readonly Reason[];
}

/**
 * Whether a company that nobody knows yet is worth a lead, by the source's own criteria. Only what the source says counts: a criterion on
 * something that it leaves open is not met, and the reason says so.
 */
export function qualify(criteria: Watch['criteria'], entry: EntryFacts): Qualified {
  const reasons: (Reason & { readonly met: boolean })[] = [];
  const say = (met: boolean, code: string, facts: Reason['facts'] = {}, snippet: string | null = null): void => {
    reasons.push({ met, code, facts, snippet });
  };
  if (criteria.leads === false) say(false, 'leads-off');
  byIndustry(criteria, entry, say);
  byRegion(criteria, entry, say);
  bySize(criteria, entry, say);
  return { lead: reasons.every(({ met }) => met), reasons: reasons.map(({ met: _met, ...reason }) => reason) };
}

type Say = (met: boolean, code: string, facts?: Reason['facts'], snippet?: string | null) => void;

function byIndustry({ industries = [] }: Watch['criteria'], entry: EntryFacts, say: Say): void {
  if (industries.length === 0) return;
  const about = [entry.name, ...Object.values(entry.fields)];
  const named = (word: string): string | undefined =>
    about.find((text) => text.toLocaleLowerCase('de').includes(word.toLocaleLowerCase('de')));
  const word = industries.find((one) => named(one) !== undefined);
  if (word === undefined) say(false, 'industry-other');
  else say(true, 'industry-fits', { word }, named(word)?.slice(0, 300) ?? null);
}

function byRegion({ postalCodes = [], countries = [] }: Watch['criteria'], entry: EntryFacts, say: Say): void {
  const code = entry.fields['postalCode'] ?? '';
  if (postalCodes.length > 0) {
    if (code === '') say(false, 'region-unknown');
    else if (postalCodes.some((start) => code.startsWith(start))) say(true, 'region-fits', { code }, code);
    else say(false, 'region-other', { code }, code);
  }
  if (countries.length === 0) return;
  const country = countryOf(entry);
  if (country === null) say(false, 'country-unknown');
  else
    say(
      countries.includes(country),
      countries.includes(country) ? 'country-fits' : 'country-other',
      { country },
      entry.fields['country'] ?? code,
    );
}

/** As the page says, else as the form of its postal code says: five digits are German, four Austrian or Swiss and thus neither. */
export function countryOf({ fields }: Pick<EntryFacts, 'fields'>): string | null {
  const said = fields['country'] ? parseCountry(fields['country']) : undefined;
  if (said && isParsed(said)) return said.value;
  if (/^\d{5}$/.test(fields['postalCode'] ?? '')) return 'DE';
  const dialled = /^\+(49|43|41)/.exec(fields['phone'] ?? '')?.[1];
  return dialled === '49' ? 'DE' : dialled === '43' ? 'AT' : dialled === '41' ? 'CH' : null;
}

function bySize({ employeesFrom, employeesTo }: Watch['criteria'], entry: EntryFacts, say: Say): void {
  const [least, most] = [employeesFrom ?? null, employeesTo ?? null];
  if (least === null && most === null) return;
  const said = entry.fields['employees'] ?? '';
  const employees = Number(/\d[\d.]*/.exec(said)?.[0].replace(/\./g, '') ?? Number.NaN);
  const fits = (least === null || employees >= least) && (most === null || employees <= most);
  if (!Number.isFinite(employees)) say(false, 'size-unknown');
  else say(fits, fits ? 'size-fits' : 'size-other', { employees }, said);
}
