import { comparable } from '#engines/extraction/index.ts';
import type { Claim, Value } from '#engines/survivorship/index.ts';
import type { Observation } from '#server/intake/observations/index.ts';

/** What two sources can disagree on about the same thing, and how its spellings are compared. Words of choice (industry, job) are none. */
const facts: Readonly<Record<string, string>> = {
  name: 'name',
  street: 'street',
  house_number: 'house_number',
  po_box: 'po_box',
  postal_code: 'postal_code',
  city: 'city',
  vat_id: 'vat_id',
  phone: 'phone',
  fax: 'fax',
  mobile: 'phone',
  email: 'email',
  website: 'site',
  last_name: 'last_name',
};

/**
 * Whether a person is to decide between a value that stands and a newer claim that could not replace it: where a person's word stands, and
 * where a trusted list says one thing and a page that was read since says another. A list that a person brings decides by trust alone, or one
 * old list would ask ten thousand questions.
 */
export function isConflict(field: string, stands: Claim | undefined, claim: Claim, one: Observation): boolean {
  if (one.byPerson || stands === undefined || claim.value === null || claim.at <= stands.at) return false;
  if (stands.byPerson) return claim.value !== stands.value;
  return (
    one.importId === null && field in facts && stands.trust > claim.trust && differ(field, stands.value, claim.value)
  );
}

function differ(field: string, a: Value, b: Value): boolean {
  if (a === null) return false;
  return comparable(facts[field] ?? field, String(a)) !== comparable(facts[field] ?? field, String(b));
}
