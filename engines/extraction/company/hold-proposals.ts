import { isParsed, parseVatId } from '#engines/text/index.ts';
import { collapse } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { cssPath } from '../page/tree.ts';
import { asPerson } from '../people/person-names.ts';
import { validPostalCode } from './addresses.ts';
import type { Field } from './candidate.ts';
import type { CompanyFacts, Fact } from './extract-company.ts';
import { mailsIn } from './mails.ts';
import { phonesIn, readPhone } from './phones.ts';
import { courtsIn, registersIn, vatIdsIn } from './registers.ts';

/** What somebody who may err (a model) says that a page tells of its company. Any text may stand in it. */
export interface ProposedFact {
  readonly field: string;
  readonly value: string;
  /** The words of the page that say so, letter by letter. */
  readonly snippet: string;
}
export const STRUCK = ['no-snippet', 'not-on-page', 'not-in-snippet', 'wrong-form', 'somebody-else'] as const;
export type Struck = (typeof STRUCK)[number];
export interface HeldProposals {
  /** At most `MOST_A_FIELD` a field, in the order proposed; values as the rules would write them. */
  readonly held: readonly (Fact & { readonly field: ProposableField })[];
  readonly struck: readonly (ProposedFact & { readonly why: Struck })[];
}

/** Fields that words on the page can say; countries and addresses of pages are inferred, and may not be proposed. */
export const PROPOSABLE = [
  'legalName',
  'streetAddress',
  'postalCode',
  'addressLocality',
  'telephone',
  'faxNumber',
  'email',
  'managingDirectors',
  'registerCourt',
  'registerNumber',
  'vatID',
  'foundingYear',
  'employees',
  'industries',
  'products',
] as const satisfies readonly Field[];
export type ProposableField = (typeof PROPOSABLE)[number];

/** Nobody has measured how often a given model is right: above what is shown at all (.5), below whatever a rule is sure of. */
export const PROPOSED_CONFIDENCE = 0.6;
const MOST_A_FIELD = 8;
const LONGEST_SNIPPET = 400;

/**
 * What survives of proposals: the snippet stands on the page as a reader sees it, in lines that speak of the page's own company, the value
 * follows from the snippet by the readers that the rules use, and has the form of its field. Nothing else is asked of a proposal, and
 * nothing else in it has any effect.
 */
export function holdProposals(page: Page, company: CompanyFacts, proposals: readonly ProposedFact[]): HeldProposals {
  const text = visibleText(page);
  const country = company.facts.addressCountry[0]?.value ?? 'DE';
  const held: (Fact & { field: ProposableField })[] = [];
  const struck: (ProposedFact & { why: Struck })[] = [];
  for (const proposal of proposals) {
    const field = PROPOSABLE.find((one) => one === proposal.field);
    const snippet = collapse(proposal.snippet);
    const stands = snippet === '' ? null : text.find(snippet);
    const value = field ? valueIn(field, collapse(proposal.value), snippet, country) : 'wrong-form';
    if (snippet === '') struck.push({ ...proposal, why: 'no-snippet' });
    else if (stands === null || snippet.length > LONGEST_SNIPPET) struck.push({ ...proposal, why: 'not-on-page' });
    else if (stands.every((at) => company.strangers.has(at))) struck.push({ ...proposal, why: 'somebody-else' });
    else if (field === undefined || typeof value === 'string') struck.push({ ...proposal, why: value as Struck });
    else {
      const known = held.filter((one) => one.field === field);
      if (known.length >= MOST_A_FIELD || known.some((one) => one.value === value.value)) continue;
      const line = page.lines[stands[0] ?? 0];
      const where = line ? cssPath(line.element) : '';
      held.push({ field, value: value.value, snippet, where, confidence: PROPOSED_CONFIDENCE });
    }
  }
  return { held, struck };
}

/** Whether words stand on a page as its reader sees it, spaces collapsed. */
export const standsOn = (page: Page, snippet: string): boolean =>
  collapse(snippet) !== '' && visibleText(page).find(collapse(snippet)) !== null;

/** All lines as one text, which knows which lines a piece of it covers. */
function visibleText(page: Page): { readonly find: (snippet: string) => readonly number[] | null } {
  const starts: number[] = [];
  let all = '';
  for (const line of page.lines) {
    starts.push(all.length);
    all += `${line.text} `;
  }
  return {
    find: (snippet) => {
      const from = all.indexOf(snippet);
      if (from < 0) return null;
      const to = from + snippet.length;
      return starts.flatMap((start, at) => (start < to && (starts[at + 1] ?? all.length) > from ? [at] : []));
    },
  };
}

/** The value as it is written into a database, or why it may not be. */
function valueIn(field: ProposableField, value: string, snippet: string, country: string): { value: string } | Struck {
  const among = (values: readonly string[], wanted: string | undefined): { value: string } | Struck =>
    wanted === undefined ? 'wrong-form' : values.includes(wanted) ? { value: wanted } : 'not-in-snippet';
  switch (field) {
    case 'telephone':
    case 'faxNumber':
      return among(
        phonesIn(snippet, country, true).map(({ e164 }) => e164),
        readPhone(value, country)?.e164,
      );
    case 'email':
      return among(
        mailsIn(snippet, true).map(({ email }) => email),
        mailsIn(value, true)[0]?.email,
      );
    case 'vatID':
      return isParsed(parseVatId(value.replace(/\s/g, ''))) || /^CHE/.test(value)
        ? among(
            vatIdsIn(snippet, true).map((one) => one.value),
            vatIdsIn(value, true)[0]?.value,
          )
        : 'wrong-form';
    case 'registerNumber':
      return among(
        registersIn(snippet, true).map((one) => one.value),
        registersIn(value, true)[0]?.value,
      );
    case 'registerCourt':
      return among(
        courtsIn(snippet, true, country).map((one) => one.value),
        courtsIn(value, true, country)[0]?.value,
      );
    case 'managingDirectors':
      return asPerson(value, 0, true) ? literally(value, snippet) : 'wrong-form';
    case 'postalCode':
      return validPostalCode(value, country) ? literally(value, snippet) : 'wrong-form';
    case 'foundingYear':
      return /^(?:1[0-9]|20)\d\d$/.test(value) ? literally(value, snippet) : 'wrong-form';
    case 'employees':
      return /^\d{1,7}$/.test(value.replace(/[.,' ]/g, '')) ? literally(value, snippet) : 'wrong-form';
    default:
      return value.length < 2 || value.length > 150 || !/\p{L}/u.test(value) ? 'wrong-form' : literally(value, snippet);
  }
}

/** As whole words: `5` does not follow from `50`. */
function literally(value: string, snippet: string): { value: string } | Struck {
  for (let at = snippet.indexOf(value); at >= 0; at = snippet.indexOf(value, at + 1))
    if (!/[\p{L}\p{N}]$/u.test(snippet.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(snippet.slice(at + value.length)))
      return { value };
  return 'not-in-snippet';
}
