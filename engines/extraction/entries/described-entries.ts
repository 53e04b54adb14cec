import { fold } from '#engines/text/index.ts';
import { countryOfPage } from '../company/country-of-page.ts';
import { readPhone } from '../company/phones.ts';
import { readSpans } from '../company/spans.ts';
import { inner, isOrganisation, leaf } from '../company/structured-facts.ts';
import type { Page } from '../page/read-page.ts';
import { readItems } from '../page/structured.ts';
import type { Entry } from './find-entries.ts';

/** A list that is there for machines only: three and more organisations of an ItemList or side by side in JSON-LD or microdata. */
export function describedEntries(page: Page): Entry[] {
  const country = countryOfPage(page, readSpans(page), readItems(page.root));
  const found = new Map<string, Entry>();
  for (const item of readItems(page.root)) {
    const name = leaf(item, 'name');
    if (
      !name ||
      !isOrganisation(item) ||
      (item.under !== null && !/^(?:item|itemListElement|mainEntity)$/.test(item.under))
    )
      continue;
    const fields: Record<string, string> = {};
    const put = (key: string, value: string | undefined): void => {
      if (value && fields[key] === undefined) fields[key] = value;
    };
    for (const address of inner(item, 'address')) {
      put('street', leaf(address, 'streetAddress')?.text);
      put('postalCode', leaf(address, 'postalCode')?.text);
      put('place', leaf(address, 'addressLocality')?.text);
    }
    const phone = leaf(item, 'telephone');
    put('phone', phone ? readPhone(phone.text, country)?.e164 : undefined);
    put('mail', leaf(item, 'email')?.text.replace(/^mailto:/i, ''));
    put('site', leaf(item, 'url')?.text);
    if (!found.has(fold(name.text)))
      found.set(fold(name.text), {
        name: name.text,
        fields,
        confidence: 0.9,
        snippet: name.snippet,
        where: name.where,
      });
  }
  return found.size >= 3 ? [...found.values()] : [];
}
