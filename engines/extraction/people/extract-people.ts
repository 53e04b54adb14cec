import { fold } from '#engines/text/index.ts';
import { streetIn } from '../company/addresses.ts';
import { placeOf, snippetOf } from '../company/candidate.ts';
import { EXTENSION } from '../company/contact-points.ts';
import { countryOfPage } from '../company/country-of-page.ts';
import { isForeign, type Label, labelOf } from '../company/labels.ts';
import { personKey } from '../company/leaders.ts';
import { mailsOfLine } from '../company/mails.ts';
import { type FoundPhone, phonesIn, readPhone, withExtension } from '../company/phones.ts';
import { readSpans, type Span } from '../company/spans.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { readItems } from '../page/structured.ts';
import type { Element } from '../page/tree.ts';
import { linesAround } from './card-lines.ts';
import { functionIn, isFunction } from './functions.ts';
import { asPerson, asReversed, type FoundPerson, personNamesIn } from './person-names.ts';
import { structuredPeople } from './structured-people.ts';

export interface PersonFacts {
  readonly name: string;
  readonly function: string | null;
  /** E.164 */
  readonly telephone: string | null;
  readonly email: string | null;
  readonly confidence: number;
  readonly snippet: string;
  readonly where: string;
}
export interface Anchor {
  readonly line: Line;
  readonly person: FoundPerson;
  /** What the line says besides the name. */
  readonly rest: string;
  readonly label: Label | null;
  readonly heading: string;
  /** A label that names a contact ("Ansprechpartner: …"). */
  readonly invited: boolean;
}

// Named for the law's sake, not to be talked to.
const LEGAL: ReadonlySet<Label> = new Set<Label>([
  'director',
  'represented',
  'board',
  'owner',
  'responsible',
  'supervisory',
  'procurist',
  'name',
  'court',
  'register',
  'bank',
  'partner',
]);

/** People whom a page presents with what they do or how to reach them: cards, tables, lists and lines. */
export function extractPeople(page: Page): readonly PersonFacts[] {
  const known = readBefore.get(page);
  if (known) return known;
  const people = peopleOf(page);
  readBefore.set(page, people);
  return people;
}
const readBefore = new WeakMap<Page, readonly PersonFacts[]>();

function peopleOf(page: Page): PersonFacts[] {
  const spans = readSpans(page);
  const items = readItems(page.root);
  const country = countryOfPage(page, spans, items);
  const anchors = anchorsOf(spans);
  // The switchboard, whose last digits a person's extension replaces.
  const central = spans
    .flatMap((span) => (span.zone === null ? phonesIn(span.value, country, false) : []))
    .find((phone) => phone.valid && !phone.mobile);
  const counts = new Map<Element, number>();
  for (const line of new Set(anchors.map((anchor) => anchor.line)))
    for (let at: Element | null = line.element; at; at = at.parent) counts.set(at, (counts.get(at) ?? 0) + 1);
  const anchorLines = new Set(anchors.map((anchor) => anchor.line.index));
  const found = new Map<string, PersonFacts>();
  for (const person of [
    ...structuredPeople(items, country),
    ...anchors.map((anchor) => readAnchor(anchor, page, counts, anchorLines, country, central)),
  ]) {
    if (!person) continue;
    const key = personKey(person.name);
    const known = found.get(key);
    found.set(key, known ? merged(known, person) : person);
  }
  return [...found.values()];
}

function merged(a: PersonFacts, b: PersonFacts): PersonFacts {
  const [first, second] = a.confidence >= b.confidence ? [a, b] : [b, a];
  return {
    ...first,
    function: first.function ?? second.function,
    telephone: first.telephone ?? second.telephone,
    email: first.email ?? second.email,
  };
}

function anchorsOf(spans: readonly Span[]): Anchor[] {
  const anchors: Anchor[] = [];
  const done = new Set<number>();
  for (const span of spans) {
    const { line } = span;
    if (line.region === 'nav' || line.region === 'cookie' || isForeign(span.zone) || line.text.length > 260) continue;
    const invited = span.label === 'person' && span.firm;
    if (done.has(line.index) && !invited) continue;
    done.add(line.index);
    const text = invited ? span.value : line.text;
    const reversed = asReversed(text);
    if (reversed) {
      const person = asPerson(reversed, 0, false);
      if (person)
        anchors.push({
          line,
          person: { ...person, original: text },
          rest: '',
          label: span.label,
          heading: span.heading,
          invited,
        });
      continue;
    }
    const trusted = invited || line.heading > 0 || line.cell !== null;
    const people = personNamesIn(text, trusted).filter(
      (person) =>
        person.known ||
        invited ||
        /^(?:Dr|Prof|Dipl|Herr|Frau)/.test(text.slice(person.index)) ||
        (wholeLine(text, person) && !isFunction(person.name)),
    );
    for (const person of people) {
      const before = text.slice(0, person.index);
      const after = text.slice(person.index + person.original.length);
      if (!invited && /[\p{Ll}\d]\s*$/u.test(before) && !isFunction(before) && !/:\s*$/.test(before)) continue;
      if (/^\s*(?:GmbH|AG|KG|e\.\s?K|OHG|UG|&|\+|und Söhne|straße|str\.|Weg|Platz|-)/.test(after)) continue;
      // In a sentence a name is talked about, not presented.
      if (!invited && /[.!?]\s+\p{Lu}/u.test(after) && after.length > 90) continue;
      anchors.push({
        line,
        person,
        rest: `${before} ${after}`.trim(),
        label: span.label,
        heading: span.heading,
        invited,
      });
    }
  }
  return anchors;
}

const wholeLine = (text: string, person: FoundPerson): boolean =>
  text.replace(person.original, '').replace(/[^\p{L}\d]/gu, '') === '';

function readAnchor(
  anchor: Anchor,
  page: Page,
  counts: ReadonlyMap<Element, number>,
  anchorLines: ReadonlySet<number>,
  country: string,
  central: FoundPhone | undefined,
): PersonFacts | undefined {
  const { line, person } = anchor;
  const lines = linesAround(anchor, page, counts, anchorLines);
  let telephone: string | null = null;
  let mobile: string | null = null;
  let email: string | null = null;
  let pending: Label | null = null;
  let address = false;
  for (const one of lines) {
    const text = one === line ? anchor.rest : one.text;
    const label = labelOf(text);
    if (label && one !== line) {
      pending = label;
      continue;
    }
    if (!email)
      email = bestMail(one, person.name, pending === 'mail' || /mail/i.test(text) || /mail|envelope/i.test(one.icons));
    const fax = /^\s*(?:tele)?fax|^F[:\s]/i.test(text) || pending === 'fax' || /\bfa-fax|fax\b/i.test(one.icons);
    const beforeFax = text.split(/\b(?:Tele)?fax\b/i)[0] ?? '';
    const numbers = fax
      ? []
      : phonesIn(
          beforeFax,
          country,
          /^\s*(?:tel|fon|phone|durchwahl|mobil|t\b)/i.test(beforeFax) || pending === 'phone',
        );
    const extension = central && !fax && one !== line ? EXTENSION.exec(text)?.[1] : undefined;
    if (extension && (/^[-–]|^dw|^durchwahl|^kl/i.test(text) || pending === 'phone'))
      telephone ??= withExtension(central?.original ?? '', extension, country)?.e164 ?? null;
    for (const number of numbers) {
      if (number.mobile) mobile ??= number.e164;
      else telephone ??= number.e164;
    }
    for (const link of one.links) {
      const target = /^tel:(.+)$/i.exec(link.href)?.[1];
      const number = target && !fax ? readPhone(target.replace(/%20/g, ' '), country) : undefined;
      if (number && !telephone && !numbers.length) {
        if (number.mobile) mobile ??= number.e164;
        else telephone = number.e164;
      }
    }
    if (one !== line && streetIn(text)?.sure && /\d/.test(text)) address = true;
    pending = null;
  }
  telephone ??= mobile;
  const role = functionOf(anchor, lines);
  const legal = anchor.label !== null && LEGAL.has(anchor.label) && !anchor.invited;
  if (legal && !(role && (telephone || email) && line.heading > 0)) return undefined;
  if (!role && !telephone && !email) return undefined;
  // A name above a street is the firm's address, not a member of staff.
  if (address && !role && !anchor.invited) return undefined;
  // A name that no list knows needs a mail address that bears it out, or a function right beside it in a small card.
  const bornOut = email !== null && fold(email).includes(fold(person.name.split(' ').at(-1) ?? '?'));
  if (!person.known && !anchor.invited && !bornOut && !(role && lines.length <= 8 && (telephone || email)))
    return undefined;
  const evidence = (role ? 1 : 0) + (telephone ? 1 : 0) + (email ? 1 : 0);
  const sure = 0.72 + evidence * 0.08 + (person.known ? 0.05 : -0.08) - (anchor.rest.length > 120 ? 0.15 : 0);
  return {
    name: person.name,
    function: role,
    telephone,
    email,
    confidence: Math.round(Math.max(0.2, Math.min(0.98, sure)) * 100) / 100,
    snippet: snippetOf(line, person.original),
    where: placeOf(line),
  };
}

function bestMail(line: Line, name: string, labelled: boolean): string | null {
  const mails = mailsOfLine(line, labelled);
  const last = fold(name.split(' ').at(-1) ?? '').replace(/ /g, '');
  return (mails.find((mail) => fold(mail.email).replace(/ /g, '').includes(last)) ?? mails[0])?.email ?? null;
}

function functionOf(anchor: Anchor, lines: readonly Line[]): string | null {
  // "Leiter Vertrieb 02571 99 12-22 E-Mail schreiben": what he does stands before how he is reached.
  const inline = functionIn(anchor.rest) ?? functionIn(anchor.rest.split(/\s(?=[\d+(]|tel|fon|fax|e-?mail)/i)[0] ?? '');
  if (inline) return inline;
  const at = lines.indexOf(anchor.line);
  const labelled = lines.find((line) =>
    /^(?:Funktion|Position|Abteilung|Bereich|Aufgabe|Zuständigkeit|Department|Role)\s*:/i.test(line.text),
  );
  if (labelled) return labelled.text.replace(/^[^:]+:\s*/, '') || null;
  for (const line of [...lines.slice(at + 1, at + 4), ...lines.slice(Math.max(0, at - 2), at).toReversed()]) {
    const found = line.text.length < 110 ? functionIn(line.text) : null;
    if (found) return found;
  }
  const next = lines[at + 1];
  // Cards put the function right below the name, also one that no list of words knows.
  if (
    next &&
    lines.length > 1 &&
    next.text.length < 50 &&
    !/[\d@.!?:|]/.test(next.text) &&
    labelOf(next.text) === null &&
    next.links.length === 0 &&
    !next.gap
  )
    return next.text;
  return isFunction(anchor.heading) &&
    anchor.heading.length < 60 &&
    !/team|ansprechpartner|kontakt|unser|ihre?\b/i.test(anchor.heading)
    ? anchor.heading
    : null;
}
