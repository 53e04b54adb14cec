import type { Line } from '../page/lines.ts';
import type { PersonFacts } from '../people/extract-people.ts';
import { isFirstName } from '../people/first-names.ts';
import { asReversed, type FoundPerson, personNamesIn } from '../people/person-names.ts';
import { type Candidate, candidateAt } from './candidate.ts';
import { companyNamesIn, legalFormOf, nameKey } from './company-names.ts';
import type { Label } from './labels.ts';
import type { Span } from './spans.ts';

const CONFIDENCE: Partial<Record<Label, number>> = { director: 0.95, represented: 0.9, board: 0.93, owner: 0.88 };
// What may stand between names in a list of them; anything else makes it a sentence.
const NOISE =
  /\((?:[^()]{1,80})\)|\b(?:Vorsitzende[rn]?|Vorsitz|stellv(?:ertretende[rn]?|\.)?|Sprecher(?:in)?|Herrn?|Frau|und|sowie|and|u\.|jeweils|einzeln|einzelvertretungsberechtigt|alleinvertretungsberechtigt|gemeinsam|Geschäftsführer(?:in|innen)?|geschäftsführende[rn]?|Gesellschafter(?:in)?|Inhaber(?:in)?|CEO|CFO|COO|CTO|CSO|durch|den|die|der|ihren?|seinen?|vertreten|technischer?|kaufmännischer?|Vorstand|Mitglied|Präsident(?:in)?|Managing|Directors?|Chief|Executive|Officer|Mr|Mrs|Ms|Owner|Leiter(?:in)?|Technik|Finanzen|Vertrieb|Dipl|Ing|wird|ist|sind|Namens?|Vorstandsvorsitzende[rn]?|Herren|Damen|dieser|besteht|bestehend|aus)\b/gi;
const AFTER_LIST =
  /\b(?:Registergericht|Amtsgericht|Handelsregister|HRB|HRA|Sitz|USt|Umsatzsteuer|Telefon|Tel\.|Fax|E-?Mail|Aufsichtsrat|Prokurist|Firmenbuch|UID|Steuer|Verantwortlich|Anschrift)\b[\s\S]*$/;

/** Managing directors, board members and owners who are named by a label; procurators and supervisory boards are not taken. `own`: key of the company's name. */
export function leadersOf(spans: readonly Span[], own: string | null = null): Candidate[] {
  const found: Candidate[] = [];
  for (const span of spans) {
    const confidence = span.label ? (CONFIDENCE[span.label] ?? partnersOf(span)) : undefined;
    if (confidence === undefined || !span.firm) {
      found.push(...inParentheses(span, own));
      continue;
    }
    if (span.value === '' || span.line.text.length > 900) continue;
    const value = bothNamed(span.value.replace(AFTER_LIST, ''));
    const reversed = asReversed(value);
    const people: FoundPerson[] = reversed
      ? [{ name: reversed, known: true, original: value, index: 0 }]
      : personNamesIn(value, true);
    const rest = people
      .reduce((text, person) => text.replace(person.original, ' '), value)
      .replace(NOISE, ' ')
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
    const isList = rest.length <= 3 || rest.length < value.length * 0.15;
    for (const person of people) {
      if (!person.known && !isList) continue;
      if (!isList && person.index > 60) continue;
      if (
        /^\s*[(,–-]\s*(?:einzel-?|gesamt-?)?(?:prokur|aufsichtsr|beirat)/i.test(
          span.line.text.slice(span.line.text.indexOf(person.original) + person.original.length),
        )
      )
        continue;
      const sure = isList ? confidence : confidence - 0.25;
      found.push(
        candidateAt(
          span,
          'managingDirectors',
          person.name,
          person.known ? sure : sure - 0.06,
          personKey(person.name),
          person.original,
        ),
      );
    }
  }
  return found;
}

/** "Persönlich haftende Gesellschafter: Otto und Emil Mahler" lead their firm; a partner with a legal form is another company. */
const partnersOf = ({ label, value }: Span): number | undefined =>
  label === 'partner' && legalFormOf(value) === null && personNamesIn(value, false).some((person) => person.known)
    ? 0.88
    : undefined;

/** "Heinz und Karin Behrens" are two who share a family name. */
const bothNamed = (text: string): string =>
  text.replace(
    /(?<![\p{L}-]\s?)(\p{Lu}[\p{Ll}-]+)\s(?:und|u\.|&)\s(\p{Lu}[\p{Ll}-]+)\s(\p{Lu}[\p{L}-]+)/u,
    (whole, first: string, second: string, family: string) =>
      isFirstName(first) && isFirstName(second) && !isFirstName(family)
        ? `${first} ${family} und ${second} ${family}`
        : whole,
  );

/** People whom the page presents as its directors or owners outside of any imprint: on a page of the team. */
export function leadersOfTeam(people: readonly PersonFacts[], own: string | null): Candidate[] {
  return people
    .filter(({ function: role }) => role !== null && LEADS.test(role) && !ASSISTS.test(role) && !isOfAnother(role, own))
    .map((person) => ({
      field: 'managingDirectors',
      value: person.name,
      key: personKey(person.name),
      confidence: 0.8,
      snippet: person.snippet,
      where: person.where,
      at: -1,
      zone: null,
    }));
}
const LEADS =
  /geschäftsführ(?:er|erin|ende[rn]?)\b|(?:^|\W)geschäftsführung$|inhaber|vorstand(?:svorsitz\p{L}*)?$|managing director|(?:^|\W)CEO(?:$|\W)|chief executive|^(?:president|owner)\b/iu;
const ASSISTS = /assist|sekret|stab|referent|ehemalig|former/i;

/**
 * People between the company's name and its street, as the Austrian chamber's imprint writes them: without a label they are the owner or
 * the directors.
 */
export function unlabelledLeaders(above: readonly Line[], nameAt: number): Candidate[] {
  const found: Candidate[] = [];
  const region = above.at(-1)?.region;
  for (const line of above) {
    if (
      line.index === nameAt ||
      line.region !== region ||
      line.text.length > 120 ||
      /^(?:z\.\s?hd|c\/o|ansprech|kontakt|att|abt|herr|frau)/i.test(line.text)
    )
      continue;
    const people = personNamesIn(line.text, false).filter((person) => person.known);
    const rest = people
      .reduce((text, person) => text.replace(person.original, ''), line.text)
      .replace(NOISE, '')
      .replace(/[^\p{L}]/gu, '');
    if (people.length === 0 || rest.length > 0) continue;
    for (const person of people)
      found.push(
        candidateAt(
          { line, zone: null, label: null, labelText: '' },
          'managingDirectors',
          person.name,
          0.72,
          personKey(person.name),
        ),
      );
  }
  return found;
}

/** "Max Müller (Geschäftsführer)", "Max Müller, Geschäftsführer" and "Geschäftsführer ist Max Müller" with the function behind or in a sentence. */
function inParentheses(span: Span, own: string | null): Candidate[] {
  if (span.value.length > 400 || span.value === '') return [];
  const found: Candidate[] = [];
  const text = span.line.text;
  if (!/gesch(?:ä|ae)ftsf(?:ü|ue)hr|inhaber|vorstand|managing director|CEO/i.test(text)) return [];
  for (const person of personNamesIn(text, false)) {
    const before = text.slice(Math.max(0, person.index - 60), person.index);
    const behind = text.slice(person.index + person.original.length);
    const isTitle =
      /^\s*[,(–|-]\s*(?:(?:alleinige[rn]?|geschäftsführende[rn]?)\s)?(?:geschäftsführer(?:in)?|geschäftsführende[rn]? gesellschafter(?:in)?|inhaber(?:in)?|vorstand|managing director|CEO)\b/i.test(
        behind,
      ) ||
      /(?:geschäftsführer(?:in)?|inhaber(?:in)?|managing directors?)(?:\s(?:ist|sind|is|are))?\s*:?\s(?:herrn?\s|frau\s)?$/i.test(
        before,
      );
    if (isTitle && !isOfAnother(behind, own))
      found.push(candidateAt(span, 'managingDirectors', person.name, 0.82, personKey(person.name)));
  }
  return found;
}

/** "Anna Alt, Geschäftsführerin, Kunde GmbH": whoever praises the company leads another. */
const isOfAnother = (text: string, own: string | null): boolean => {
  const firm = companyNamesIn(text)[0];
  return firm !== undefined && own !== null && nameKey(firm.name) !== own;
};

/** Titles and middle initials aside, so that "Dr. Max Müller" and "Max Müller" are one. */
export const personKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(?:^|\s)(?:prof|dr|dipl|mag|ing|di|pd|ra|stb)\b[\p{L}.-]*/giu, ' ')
    .replace(/(?:^|\s)(?:rer|nat|pol|oec|med|jur|phil|h\.?\s?c|e\.?\s?h|techn)\.?(?=\s)/g, ' ')
    .replace(/(?:^|\s)\p{L}\.(?=\s)/gu, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
