import { isParsed, parseCountry, parseDomain } from '#engines/text/index.ts';
import { type Item, isLeaf, type Leaf } from '../page/structured.ts';
import type { Candidate, Field } from './candidate.ts';
import { legalFormOf, nameIdentity } from './company-names.ts';
import { mailsIn } from './mails.ts';
import { readPhone } from './phones.ts';
import { courtsIn, registersIn, vatIdsIn } from './registers.ts';

const ORGANISATION =
  /Organi[sz]ation|Corporation|Business|Company|Store|Dealer|Service$|Contractor|Restaurant|Hotel|Manufactur|Electrician|Plumber|Locksmith|Shop|Agency|Attorney|Dentist|Clinic|Place$|Industry|Brewery|Bakery|Winery/;
const NO_ORGANISATION =
  /^(?:Person|WebSite|WebPage|Product|Offer|BreadcrumbList|Event|JobPosting|Article|NewsArticle|BlogPosting|PostalAddress|ContactPoint|Place|Brand|.*Page)$/;
/** Ways in which a page names companies that are not its own. */
const OTHERS =
  /^(?:creator|sponsor|funder|memberOf|parentOrganization|subOrganization|department|itemReviewed|author|affiliation|alumniOf|brand|manufacturer|seller|hiringOrganization|recognizedBy|issuedBy|award|customer|client|provider|isPartOf|accountablePerson|copyrightHolder|worksFor|broker|location|performer|subjectOf|translator|member|mentions|about|review|competitor)$/;

export const isOrganisation = (item: Item): boolean =>
  item.types.some((type) => ORGANISATION.test(type)) &&
  !item.types.every((type) => NO_ORGANISATION.test(type)) &&
  !(item.under && OTHERS.test(item.under));

/** Facts of all organisations described for machines, each under its own name (`group`). */
export function structuredFactsOf(items: readonly Item[], country: string): Candidate[] {
  const found: Candidate[] = [];
  for (const item of items) {
    if (!isOrganisation(item)) continue;
    const name = leaf(item, 'legalName') ?? leaf(item, 'name');
    const group = name?.text ?? '';
    const put = (field: Field, from: Leaf, value: string, confidence: number, key = value.toLowerCase()): void => {
      if (value)
        found.push({
          field,
          value,
          key,
          confidence,
          snippet: from.snippet,
          where: from.where,
          at: -1,
          zone: null,
          group,
        });
    };
    const legal = leaf(item, 'legalName');
    if (legal) put('legalName', legal, legal.text, 0.95, nameIdentity(legal.text));
    const common = leaf(item, 'name');
    if (common) put('legalName', common, common.text, legalFormOf(common.text) ? 0.93 : 0.6, nameIdentity(common.text));
    for (const address of item.properties.get('address') ?? []) if (!isLeaf(address)) putAddress(address, put, country);
    if (item.source === 'microformat' || item.source === 'rdfa') putAddress(item, put, country);
    for (const one of [item, ...inner(item, 'contactPoint')]) {
      const main = one === item;
      const kind = leaf(one, 'contactType')?.text ?? '';
      for (const phone of leaves(one, 'telephone')) {
        const read = readPhone(phone.text, country);
        if (read)
          put(
            'telephone',
            phone,
            read.e164,
            main ? 0.94 : /tech|support|sales|vertrieb/i.test(kind) ? 0.6 : 0.85,
            read.e164,
          );
      }
      for (const fax of leaves(one, 'faxNumber')) {
        const read = readPhone(fax.text, country);
        if (read) put('faxNumber', fax, read.e164, 0.94, read.e164);
      }
      for (const mail of leaves(one, 'email')) {
        const read = mailsIn(mail.text.replace(/^mailto:/i, ''), true)[0];
        if (read) put('email', mail, read.email, main ? 0.93 : 0.8);
      }
    }
    for (const url of leaves(item, 'url').slice(0, 1))
      if (isParsed(parseDomain(url.text)) && /^https?:|^www\.|^[\w-]+\.\w/.test(url.text))
        put('url', url, siteOf(url.text), 0.9, siteKey(url.text));
    for (const vat of [...leaves(item, 'vatID'), ...leaves(item, 'taxID')]) {
      const read = vatIdsIn(vat.text, true)[0];
      if (read && /[A-Z]/.test(vat.text)) put('vatID', vat, read.value, read.checked ? 0.96 : 0.9);
    }
    for (const date of leaves(item, 'foundingDate')) {
      const year = /(?<!\d)(1[6-9]\d\d|20[0-4]\d)(?!\d)/.exec(date.text)?.[1];
      if (year) put('foundingYear', date, year, 0.95);
    }
    putEmployees(item, put);
    for (const link of leaves(item, 'sameAs')) if (/^https?:/.test(link.text)) put('socialLinks', link, link.text, 0.9);
    for (const field of ['industry', 'knowsAbout'] as const)
      for (const one of leaves(item, field)) put('industries', one, one.text, field === 'industry' ? 0.92 : 0.7);
    for (const offer of [...inner(item, 'makesOffer'), ...inner(item, 'hasOfferCatalog')]) putOffers(offer, put, 0);
    for (const hours of leaves(item, 'openingHours')) put('openingHours', hours, hours.text, 0.88);
    for (const one of [
      ...leaves(item, 'identifier'),
      ...inner(item, 'identifier').flatMap((id) => leaves(id, 'value')),
      ...leaves(item, 'registrationNumber'),
    ])
      for (const register of registersIn(one.text, false)) put('registerNumber', one, register.value, 0.85);
    for (const one of leaves(item, 'registerCourt'))
      for (const court of courtsIn(one.text, true, country)) put('registerCourt', one, court.value, 0.9);
  }
  return found;
}

type Put = (field: Field, from: Leaf, value: string, confidence: number, key?: string) => void;

function putAddress(address: Item, put: Put, usual: string): void {
  const street = leaf(address, 'streetAddress');
  if (street && street.text.length < 100)
    put('streetAddress', street, street.text.replace(/,\s*$/, ''), 0.93, streetKey(street.text));
  const code = leaf(address, 'postalCode');
  if (code && /\d/.test(code.text)) put('postalCode', code, code.text.replace(/^(?:D|DE|A|AT|CH)\s?-\s?/, ''), 0.95);
  const city = leaf(address, 'addressLocality');
  if (city && city.text.length < 60) put('addressLocality', city, city.text, 0.94);
  const country =
    leaf(address, 'addressCountry') ?? inner(address, 'addressCountry').map((one) => leaf(one, 'name'))[0];
  const parsed = country ? parseCountry(country.text) : undefined;
  if (country && parsed && isParsed(parsed)) put('addressCountry', country, parsed.value, 0.96);
  else if (code && city) put('addressCountry', code, usual, 0.86);
}

function putEmployees(item: Item, put: Put): void {
  for (const one of item.properties.get('numberOfEmployees') ?? []) {
    if (isLeaf(one)) {
      const count = /\d[\d.]*(?:\s?[-–]\s?\d+)?/.exec(one.text)?.[0].replace(/\s/g, '').replace('–', '-');
      if (count) put('employees', one, count.replace(/\.(?=\d{3})/g, ''), 0.93);
      continue;
    }
    const value = leaf(one, 'value');
    const least = leaf(one, 'minValue');
    const most = leaf(one, 'maxValue');
    if (value) put('employees', value, value.text, 0.95);
    else if (least && most) put('employees', least, `${least.text}-${most.text}`, 0.9);
  }
}

function putOffers(offer: Item, put: Put, depth: number): void {
  if (depth > 4) return;
  for (const name of ['itemOffered', 'itemListElement', 'offers'] as const) {
    for (const one of inner(offer, name)) {
      const title = leaf(one, 'name');
      if (title && one.types.some((type) => /Product|Service/.test(type))) put('products', title, title.text, 0.88);
      putOffers(one, put, depth + 1);
    }
  }
}

export const leaves = (item: Item, name: string): Leaf[] => (item.properties.get(name) ?? []).filter(isLeaf);
export const leaf = (item: Item, name: string): Leaf | undefined => leaves(item, name)[0];
export const inner = (item: Item, name: string): Item[] =>
  (item.properties.get(name) ?? []).filter((one): one is Item => !isLeaf(one));

export const streetKey = (street: string): string =>
  street
    .toLowerCase()
    .replace(/stra(?:ß|ss)e|str\.?(?=\s|\d|$)/g, 'str')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** As one keeps a web address: scheme and host, a path only where it is more than the root. */
export function siteOf(address: string): string {
  const plain = address.trim().replace(/[),;.]+$/, '');
  const whole = /^https?:\/\//i.test(plain) ? plain : `https://${plain.replace(/^\/\//, '')}`;
  const parts = /^(https?:\/\/)([^/?#]+)([^?#]*)/i.exec(whole);
  if (!parts) return whole;
  const path = (parts[3] ?? '').replace(/\/(?:index\.\w+|impressum.*|kontakt.*|home.*|start.*|de\/?|#.*)?$/i, '');
  return `${(parts[1] ?? '').toLowerCase()}${(parts[2] ?? '').toLowerCase()}${path}`;
}
export const siteKey = (address: string): string => {
  const parsed = parseDomain(address);
  return isParsed(parsed) ? parsed.value.host : address.toLowerCase();
};
