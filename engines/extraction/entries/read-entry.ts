import { isParsed, parseCompanyName, parseCountry } from '#engines/text/index.ts';
import { placesIn, streetAtEnd, streetIn } from '../company/addresses.ts';
import { type Label, labelOf, segmentsOf } from '../company/labels.ts';
import { mailsOfLine } from '../company/mails.ts';
import { phonesIn, readPhone } from '../company/phones.ts';
import { siteKey, siteOf } from '../company/structured-facts.ts';
import type { Line } from '../page/lines.ts';
import { ancestor, classesOf, type Element } from '../page/tree.ts';
import type { Region } from './record-lines.ts';
import { pathBelow } from './signature.ts';

export type FieldType =
  | 'name'
  | 'street'
  | 'postalCode'
  | 'place'
  | 'country'
  | 'phone'
  | 'mobile'
  | 'fax'
  | 'mail'
  | 'site'
  | 'detail'
  | 'category'
  | 'person'
  | 'date'
  | 'number'
  | 'text';
export interface Cell {
  readonly type: FieldType;
  /** How the page calls it where it says so (column heading, label); else the type. */
  readonly name: string;
  readonly value: string;
  /** Where below the record it stands: equal for the same field of all records. */
  readonly slot: string;
  readonly snippet: string;
}

const MORE =
  /^(?:mehr|weiter|details?|zum|zur|more|read|profil|website|webseite|homepage|web|e-?mail|mail|karte|route|anfahrt|anrufen|kontakt|merken|teilen|link|ansehen|öffnen|anzeigen|besuchen|»|›|→|>|\.{3}|…)/i;
const DATE =
  /^(?:(?:stand|aktualisiert|zuletzt|updated|geändert|eingetragen|veröffentlicht|seit|am|vom)[^\d]{0,20})?\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}+)\s?(?:19|20)\d{2}|^(?:19|20)\d{2}-\d{2}-\d{2}/iu;
const VOLATILE =
  /aktualisiert|zuletzt|updated|aufrufe|views|klicks|besuche|bewertung|rezension|km entfernt|entfernung|geöffnet|geschlossen/i;

/** Everything typed that one record says: the same rules for every list, no recipe needed. */
export function readCells(
  region: Region,
  country: string,
  headings: ReadonlyMap<number, string>,
  base: string | null,
): Cell[] {
  const cells: Cell[] = [];
  const put = (type: FieldType, value: string, line: Line, extra = '', name: string = type): void => {
    if (value && !cells.some((cell) => cell.type === type && cell.value === value))
      cells.push({ type, name, value, slot: `${slotOf(region, line)}${extra}`, snippet: line.text });
  };
  let pending: Label | null = null;
  region.lines.forEach((line, at) => {
    const whole = labelOf(line.text);
    if (
      whole &&
      at > 0 &&
      line.links.length === 0 &&
      (/[:：]\s*$/.test(line.text) ||
        line.element.name === 'dt' ||
        line.element.name === 'th' ||
        ['phone', 'fax', 'mobile', 'mail', 'web', 'address', 'industry', 'person', 'place'].includes(whole))
    ) {
      pending = whole;
      return;
    }
    const column = line.cell ? headings.get(line.cell.column) : undefined;
    const heading = column ? (labelOf(column) ?? null) : null;
    readLine(line, pending ?? heading, column ?? null, put, { country, region, at });
    pending = null;
    linksOf(line, put, base);
    // "<a>Gasthof Löwen</a> (Bregenz)": what stands beside the linked name is a field of its own.
    const linked =
      at < 2
        ? line.links.find(
            (link) => link.text.length > 2 && line.text.startsWith(link.text) && link.text.length < line.text.length,
          )
        : undefined;
    const beside = linked ? line.text.slice(linked.text.length).replace(/^[\s,;:|·•(–-]+|[\s,;|·•)–-]+$/g, '') : '';
    if (beside.length > 1 && beside.length < 60 && !/\d/.test(beside)) put('text', beside, line, '#beside');
  });
  return cells;
}

interface Around {
  readonly country: string;
  readonly region: Region;
  readonly at: number;
}
type Put = (type: FieldType, value: string, line: Line, extra?: string, name?: string) => void;

function readLine(
  line: Line,
  label: Label | null,
  column: string | null,
  put: Put,
  { country, region, at }: Around,
): void {
  const next = region.lines[at + 1];
  const text = line.text;
  let taken = false;
  for (const mail of mailsOfLine(line, label === 'mail' || /^e-?mail/i.test(text))) {
    put('mail', mail.email, line, '#mail');
    taken ||= !mail.fromLink;
  }
  for (const segment of segmentsOf(text)) {
    const kind = segment.label ?? label;
    if (kind === 'fax')
      for (const phone of phonesIn(segment.value, country, true)) put('fax', phone.e164, line, '#fax');
    else if (kind === 'mobile')
      for (const phone of phonesIn(segment.value, country, true)) put('mobile', phone.e164, line, '#mobile');
    else if (kind === 'phone' || kind === 'phoneFax')
      for (const phone of phonesIn(segment.value, country, true))
        put(phone.mobile ? 'mobile' : 'phone', phone.e164, line, '#phone');
    else if (segment.value) {
      for (const phone of phonesIn(segment.value, country, false))
        if (phone.valid)
          put(/fax/i.test(line.icons) ? 'fax' : phone.mobile ? 'mobile' : 'phone', phone.e164, line, '#phone');
    }
    taken ||= kind === 'fax' || kind === 'mobile' || kind === 'phone' || kind === 'phoneFax';
    if (kind === 'industry' && segment.value && segment.value.length < 120)
      put('category', segment.value, line, '#category');
    if (kind === 'person' && segment.value && segment.value.length < 80) put('person', segment.value, line, '#person');
    if (kind === 'web' && segment.value) {
      const site = /(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+[a-z]{2,}(?:\/\S*)?/iu.exec(segment.value)?.[0];
      if (site && !site.includes('@')) put('site', siteOf(site), line, '#site');
    }
    taken ||= kind === 'industry' || kind === 'person' || kind === 'web';
  }
  const street = streetIn(text);
  const places = placesIn(text, at > 0 && streetIn(region.lines[at - 1]?.text ?? '') !== undefined);
  const place = places[0];
  if (place) {
    const before = place.before
      ? streetAtEnd(place.before.replace(/^.*?(?:anschrift|adresse|address)\s*:\s*/i, ''))
      : undefined;
    if (before) put('street', before.street, line, '#street');
    put('postalCode', place.postalCode, line, '#postalCode');
    if (place.city) put('place', place.city, line, '#place');
    taken = true;
  } else if (street?.sure && at > 0 && (next === undefined || line.heading === 0)) {
    put('street', street.street, line, '#street');
    taken = true;
  } else if (
    label === 'place' ||
    label === 'address' ||
    label === 'seat' ||
    (column !== null && /^(?:ort|stadt|city|place|sitz|standort|town)/i.test(column))
  ) {
    const town = text.replace(/^(?:ort|sitz|standort)\s*:\s*/i, '');
    if (!/\d/.test(town) && town.length < 50) {
      putTown(town, line, put, column ?? 'place');
      taken = true;
    }
  }
  if (!taken && isPlaceMark(line) && !/\d/.test(text) && text.length < 45 && /^\p{Lu}/u.test(text)) {
    putTown(text, line, put, 'place');
    taken = true;
  }
  if (label === 'postalCode' && /^\d{4,5}$/.test(text)) {
    put('postalCode', text, line, '#postalCode');
    taken = true;
  }
  if (label === 'country' && text.length < 40) {
    put('country', text, line, '#country');
    return;
  }
  if (label === 'street') {
    put('street', text, line, '#street');
    taken = true;
  }
  if (!taken && /^\s*(?:www\.|https?:\/\/)\S+$/i.test(text)) {
    put('site', siteOf(text), line, '#site');
    taken = true;
  }
  if (taken) return;
  if (DATE.test(text) || VOLATILE.test(text)) put('date', text, line);
  else if (/^[\d.,\s%€+]+$/.test(text)) put('number', text, line, '', column ?? 'number');
  else if (column !== null && /^(?:branche|kategorie|category|industr|sektor|bereich|gewerk|art|typ)/i.test(column))
    put('category', text, line, '', column);
  else if (!MORE.test(text) || text.length > 30)
    put(isBadge(line) ? 'category' : 'text', text, line, '', column ?? keyOfLine(text) ?? 'text');
}

/** "Linz, Österreich" is a town and its country. */
function putTown(text: string, line: Line, put: Put, name: string): void {
  const [, town, behind] = /^(.{2,}?)\s*[,(]\s*(\p{L}[\p{L} ]{2,30})\)?$/u.exec(text) ?? [];
  const country = behind === undefined ? undefined : parseCountry(behind);
  const isBoth = town !== undefined && country !== undefined && isParsed(country);
  put('place', isBoth ? town : text, line, '#place', name);
  if (isBoth) put('country', country.value, line, '#country');
}

const isPlaceMark = (line: Line): boolean =>
  /(?:^|[\s_-])(?:ort|city|town|place|location|standort|locality|stadt|gemeinde|village|region|map-?marker|fa-map|geo|pin)(?:$|[\s_-])/i.test(
    `${classesOf(line.element).join(' ')} ${line.icons} ${line.links.map((link) => link.element.attributes['class'] ?? '').join(' ')}`,
  );

const isBadge = (line: Line): boolean =>
  /badge|tag\b|tags|label|categor|kategorie|branche|chip|industry|gewerk|rubrik/i.test(
    [line.element, line.element.parent].map((element) => (element ? classesOf(element).join(' ') : '')).join(' '),
  ) && line.text.length < 80;

const keyOfLine = (text: string): string | null => /^(\p{L}[\p{L} -]{2,24}):\s/u.exec(text)?.[1] ?? null;

function linksOf(line: Line, put: Put, base: string | null): void {
  const own = base ? siteKey(base) : null;
  for (const link of line.links) {
    const { href } = link;
    const phone = /^tel:(.+)$/i.exec(href)?.[1];
    if (phone) {
      const read = readPhone(phone.replace(/%20/g, ' '), 'DE');
      if (read && !/fax/i.test(line.text)) put(read.mobile ? 'mobile' : 'phone', read.e164, line, '#phone');
      continue;
    }
    if (/^(?:mailto|javascript|#)/i.test(href) || href.startsWith('#')) continue;
    const outside = /^(?:https?:)?\/\//i.test(href) && siteKey(href) !== own;
    if (outside && !/(?:google\.|facebook|linkedin|xing|instagram|maps\.|openstreetmap|youtube|twitter)/i.test(href))
      put(
        own === null &&
          !/^(?:web|homepage|www|zur)|\.\w{2,}$/i.test(link.text) &&
          link.text.length > 0 &&
          line.heading > 0
          ? 'detail'
          : 'site',
        siteOf(href),
        line,
        '@site',
      );
    else if (!outside) put('detail', href, line, '@detail');
  }
}

/** Path below the record with the line's place within its block, so that "second line of the paragraph" is a slot of its own. */
export function slotOf(region: Region, line: Line): string {
  const home =
    region.elements.length === 1
      ? region.elements[0]
      : (ancestor(line.element, (element) => element.parent === region.elements[0]?.parent) as Element);
  const same = region.lines.filter((one) => one.element === line.element);
  const order = same.indexOf(line);
  const path = home ? pathBelow(region.elements.length === 1 ? home : (home.parent ?? home), line.element) : '';
  const column = line.cell && line.cell.columns > 1 ? `[${line.cell.column}]` : '';
  const link = line.links[0];
  return `${path || '.'}${column}${order > 0 ? `:line(${order + 1})` : ''}${link && line.text === link.text ? ' a' : ''}`;
}

/** How much a text looks like the name of a company or a house. */
export function nameLikeness(line: Line): number {
  const { text } = line;
  if (text.length < 2 || text.length > 110 || /@|https?:|^\+?\d[\d\s/()-]+$|:$/.test(text) || MORE.test(text)) return 0;
  if (DATE.test(text) || placesIn(text, false).length > 0 || labelOf(text) !== null) return 0.05;
  const parsed = parseCompanyName(text);
  const form = isParsed(parsed) && parsed.value.legalForm !== null ? 0.4 : 0;
  const set =
    line.heading > 0 ? 0.45 : line.lead === text ? 0.35 : line.links.some((link) => link.text === text) ? 0.3 : 0;
  const proper = /^[\p{Lu}\d"„]/u.test(text) ? 0.15 : 0;
  const sentence = text.length > 80 || /[.!?]\s/.test(text) ? 0.3 : 0;
  const street = streetIn(text)?.sure ? 0.35 : 0;
  return Math.max(
    0,
    set +
      form +
      proper -
      sentence -
      street +
      (/name|title|titel|firma|company/i.test(classesOf(line.element).join(' ')) ? 0.3 : 0),
  );
}
