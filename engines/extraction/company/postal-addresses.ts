import { isParsed, parseCountry } from '#engines/text/index.ts';
import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import { isPostBox, placesIn, streetAtEnd, streetIn, validPostalCode } from './addresses.ts';
import type { Label } from './labels.ts';
import { segmentsOf } from './labels.ts';
import type { Span } from './spans.ts';

export interface PostalAddress {
  readonly street: string | null;
  readonly streetLine: Line | null;
  readonly streetSure: boolean;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string | null;
  readonly countryLine: Line | null;
  readonly line: Line;
  readonly zone: Label | null;
  readonly label: Label | null;
  /** What stands before it: on the line, and up to three lines above, nearest last. */
  readonly above: readonly Line[];
  readonly inlineName: string;
  readonly postBox: boolean;
  readonly valid: boolean;
}

/** Every postal address of the page, from one line, from lines below each other, or from labelled cells. */
export function addressesOf(page: Page, spans: readonly Span[], country: string): PostalAddress[] {
  const found: PostalAddress[] = [];
  const first = new Map<number, Span>();
  for (const span of spans) if (!first.has(span.line.index)) first.set(span.line.index, span);
  for (const line of page.lines) {
    const span = first.get(line.index);
    if (!span || line.text.length > 700) continue;
    const previous = page.lines[line.index - 1];
    const streetAbove = previous && previous.region === line.region ? streetIn(streetPart(previous)) : undefined;
    const atStart = /^\s*(?:[A-Z]{1,2}\s?[-–]?\s?)?\d{4,5}\s/.test(line.text);
    for (const place of placesIn(line.text, streetAbove !== undefined || (atStart && country !== 'DE'))) {
      const plainBefore = place.before.replace(/^.*?(?:anschrift|adresse|address|sitz|kontakt)\s*:\s*/i, '');
      const inline = plainBefore ? streetAtEnd(plainBefore) : undefined;
      const onOwnLine = plainBefore === '' || /[:：]$/.test(place.before) || /^[A-Z]{1,2}$/.test(plainBefore);
      const owner = spans.find((one) => one.line === line && one.value.includes(place.postalCode)) ?? span;
      let street = inline?.street ?? null;
      let streetLine: Line | null = inline ? line : null;
      let sure = inline?.sure ?? false;
      let top = line.index;
      let postBox = isPostBox(plainBefore);
      if (!inline && onOwnLine) {
        for (let up = 1; up <= 2 && street === null; up++) {
          const above = page.lines[line.index - up];
          if (!above || (up > 1 && !postBox && !isAddition(page.lines[line.index - 1]))) break;
          if (isPostBox(above.text)) {
            postBox = true;
            top = above.index;
            continue;
          }
          const here = streetIn(streetPart(above)) ?? streetAtEnd(above.text);
          if (here) {
            street = here.street;
            streetLine = above;
            sure = here.sure;
            top = above.index;
          } else if (up === 1 && isWeakStreet(above, page.lines[above.index - 1])) {
            street = streetPart(above);
            streetLine = above;
            top = above.index;
          }
        }
        if (street !== null) postBox = false;
      }
      // "East Sussex TN22 3HQ": the county stands where other addresses have their town.
      const county = place.country === 'GB' && COUNTY.test(place.city);
      const british = (place.city === '' || county) && onOwnLine ? townAbove(page, line) : null;
      if (british?.streetLine) {
        street = british.street;
        streetLine = british.streetLine;
        top = british.streetLine.index;
      }
      const { code, line: countryLine } = countryNear(page, line, place.after, place.country);
      const valid = validPostalCode(place.postalCode, place.country ?? code ?? country);
      found.push({
        street,
        streetLine,
        streetSure: sure,
        postalCode: place.postalCode,
        city: county ? (british?.city ?? '') : place.city || (british?.city ?? ''),
        country: place.country ?? code,
        countryLine,
        line,
        zone: owner.zone,
        label: owner.label,
        above: page.lines.slice(Math.max(0, top - 3), top),
        inlineName: inline ? inline.rest : onOwnLine ? '' : plainBefore,
        postBox,
        valid,
      });
    }
  }
  const labelled = fromLabels(spans, country);
  if (labelled) found.push(labelled);
  return found;
}

const streetPart = (line: Line): string => {
  const segments = segmentsOf(line.text);
  const last = segments.at(-1);
  return last && (last.label === 'address' || last.label === 'street' || last.label === 'seat')
    ? last.value
    : line.text;
};

/** A line between street and town that is neither: "Gebäude 4", "Gewerbepark Süd", "3. OG", "OT Wiblingen". */
const isAddition = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text.length < 40 &&
  /^(?:Gebäude|Geb\.|Halle|Haus|Etage|\d\. ?(?:OG|Stock|Etage)|Gewerbe|Industrie|OT |Ortsteil|Hinterhaus|c\/o|Eingang|Tor )/i.test(
    line.text,
  );

/** "Am Markt" or "Industriepark Süd" right below the company's name: a street without a number. */
function isWeakStreet(line: Line, above: Line | undefined): boolean {
  return (
    /^(?:Am|An der|An den|Im|In der|Auf der|Zum|Zur|Alte[rs]?|Neue[rs]?|Industrie|Gewerbe|Schloss|Gut|Hof|Haus|Ortsstraße)\s?\p{L}/u.test(
      line.text,
    ) &&
    line.text.length < 40 &&
    !/[@:]|GmbH/.test(line.text) &&
    above !== undefined &&
    !line.gap
  );
}

const COUNTY =
  /^(?:(?:East|West|North|South|Greater|County)\s)?(?:Sussex|Yorkshire|Midlands|London|Manchester|Lothian|Glamorgan|Bedfordshire|Berkshire|Buckinghamshire|Cambridgeshire|Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|Durham|Essex|Gloucestershire|Hampshire|Herefordshire|Hertfordshire|Kent|Lancashire|Leicestershire|Lincolnshire|Merseyside|Norfolk|Northamptonshire|Northumberland|Nottinghamshire|Oxfordshire|Rutland|Shropshire|Somerset|Staffordshire|Suffolk|Surrey|Tyne and Wear|Warwickshire|Wiltshire|Worcestershire)$/;

const ESTATE =
  /^(?:unit|suite|building|block|floor)\b|\b(?:estate|park|works|house|mill|yard|centre|center|quay|wharf|terrace|close|crescent|court|place|lane|road|street|avenue|drive|way|hill|row|square)$/i;

/** British and Irish addresses: street, town and county on lines of their own above the code. The town stands right below the street. */
function townAbove(
  page: Page,
  line: Line,
): { readonly city: string; readonly street: string; readonly streetLine: Line | null } {
  const towns: string[] = [];
  for (let up = 1; up <= 4; up++) {
    const above = page.lines[line.index - up];
    if (!above || above.text.length > 60 || above.region !== line.region) break;
    const plain = above.text.replace(/,$/, '');
    if (ESTATE.test(plain) || (/\d/.test(plain) && streetIn(plain))) {
      const unit = page.lines[above.index - 1]?.text ?? '';
      const street = /^(?:unit|suite|floor)\s/i.test(unit) ? `${unit.replace(/,$/, '')}, ${plain}` : plain;
      return { city: towns.at(-1) ?? '', street, streetLine: towns.length > 0 ? above : null };
    }
    if (!/^\p{Lu}[\p{L}.'’, -]+$/u.test(plain)) break;
    // "Maresfield, Uckfield": a village and its post town.
    towns.push(plain.split(/,\s*/).at(-1) ?? plain);
  }
  return { city: '', street: '', streetLine: null };
}

function countryNear(
  page: Page,
  line: Line,
  after: string,
  known: string | null,
): { code: string | null; line: Line | null } {
  const behind = /^[\s,;|·•()–-]*(\p{L}[\p{L} ]{3,24})/u.exec(after)?.[1]?.trim();
  for (const word of behind ? [behind, behind.split(' ')[0] ?? ''] : []) {
    const parsed = word.length > 2 ? parseCountry(word) : undefined;
    if (parsed && isParsed(parsed)) return { code: parsed.value, line };
  }
  const next = page.lines[line.index + 1];
  if (next && next.text.length < 40) {
    const parsed = parseCountry(next.text.replace(/^(?:Land|Country)\s*:\s*/i, '').replace(/[()]/g, ''));
    if (isParsed(parsed) && next.text.replace(/\W/g, '').length > 2) return { code: parsed.value, line: next };
  }
  return { code: known, line: known ? line : null };
}

/** Street, code and town each in a labelled cell of their own. */
function fromLabels(spans: readonly Span[], country: string): PostalAddress | undefined {
  const of = (label: Label): Span | undefined =>
    spans.find(
      (span) =>
        span.label === label &&
        span.firm &&
        span.value !== '' &&
        span.value.length < 80 &&
        (span.zone === null || span.zone === label),
    );
  const street = of('street');
  const code = of('postalCode');
  const place = of('place');
  const combined = place ? /^(?:[A-Z]{1,2}\s?[-–]?\s?)?(\d{4,5})\s+(.+)$/.exec(place.value) : null;
  if (!place || (!code && !combined) || (!street && !combined)) return undefined;
  const postalCode = combined?.[1] ?? /[\dA-Z][\dA-Z -]{2,9}/.exec(code?.value ?? '')?.[0] ?? '';
  if (!postalCode) return undefined;
  const land = of('country');
  const parsed = land ? parseCountry(land.value) : undefined;
  const line = place.line;
  return {
    street: street?.value ?? null,
    streetLine: street?.line ?? null,
    streetSure: street !== undefined,
    postalCode,
    city: combined?.[2] ?? place.value,
    country: parsed && isParsed(parsed) ? parsed.value : null,
    countryLine: land?.line ?? null,
    line,
    zone: place.zone,
    label: 'address',
    above: [],
    inlineName: '',
    postBox: false,
    valid: validPostalCode(postalCode, country),
  };
}
