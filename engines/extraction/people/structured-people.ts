import { readPhone } from '../company/phones.ts';
import { inner, leaf } from '../company/structured-facts.ts';
import type { Item } from '../page/structured.ts';
import type { PersonFacts } from './extract-people.ts';
import { asPerson } from './person-names.ts';

export function structuredPeople(items: readonly Item[], country: string): PersonFacts[] {
  const found: PersonFacts[] = [];
  for (const item of items) {
    if (!item.types.includes('Person') || item.under === 'author') continue;
    const name = leaf(item, 'name') ?? undefined;
    const given = leaf(item, 'givenName');
    const family = leaf(item, 'familyName');
    const full = name?.text ?? (given && family ? `${given.text} ${family.text}` : '');
    const person = asPerson(full, 0, true);
    const at = name ?? family;
    if (!person || !at) continue;
    const role = leaf(item, 'jobTitle') ?? leaf(item, 'roleName') ?? leaf(item, 'title');
    const contact = inner(item, 'contactPoint')[0];
    const phone = leaf(item, 'telephone') ?? (contact ? leaf(contact, 'telephone') : undefined);
    const mail = leaf(item, 'email') ?? (contact ? leaf(contact, 'email') : undefined);
    if (!role && !phone && !mail) continue;
    found.push({
      name: person.name,
      function: role?.text ?? null,
      telephone: phone ? (readPhone(phone.text, country)?.e164 ?? null) : null,
      email: mail?.text.replace(/^mailto:/i, '').toLowerCase() ?? null,
      confidence: 0.95,
      snippet: at.snippet,
      where: at.where,
    });
  }
  return found;
}
