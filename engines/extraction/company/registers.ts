import { isParsed, parseVatId } from '#engines/text/index.ts';
import { inSmall } from './addresses.ts';

export interface FoundRegister {
  readonly value: string;
  readonly kind: 'HRA' | 'HRB' | 'GnR' | 'VR' | 'PR' | 'GsR' | 'FN' | 'CHE' | 'CH' | 'company-number' | 'bare';
  readonly original: string;
}
const GERMAN =
  /(?<![\p{L}])(HR\s?[-.]?\s?([AB])|Gn\.?R|GenR|VR|PR|GsR)(?![\p{L}])(?:\s*[-–]?\s*(?:Nr\.?|Nummer|No\.?|#))?\s*[.:]?\s*[-–]?\s*((?:\d[\d ]{0,8}\d|\d{1,7}))(?:\s?([A-Z]{1,3})(?![\p{L}.\d]))?/gu;
const DIVISION =
  /(?:Abteilung|Abt\.?|Handelsregister)\s+([AB])(?![\p{L}])[\s,:]*(?:unter\s+)?(?:(?:der\s+)?Nr\.?|Nummer|HR-?Nr\.?)?[\s.:]*(\d{2,7})/gu;
const AUSTRIAN = /(?<![\p{L}])(?:FN|Fn)(?:[\s-]?(?:Nr\.?|Nummer))?[\s.:]*(\d{2,6})\s?([a-z])(?![\p{L}])/gu;
const AUSTRIAN_BARE = /(?<![\p{L}\d])(\d{5,6})\s?([a-z])(?![\p{L}\d])/gu;
const SWISS = /CHE\s?[-–.]?\s?(\d{3})[.\s]?(\d{3})[.\s]?(\d{3})(?:\s?(MWST|TVA|IVA|VAT|HR|RC))?/giu;
const BRITISH =
  /(?:registered in (?:england(?: (?:and|&) wales)?|scotland|northern ireland|wales|ireland)[^\d]{0,40}?|(?:company|registration) (?:no\.?|number|reg(?:istration)?\.? (?:no\.?|number))\s*[:.]?\s*)((?:SC|NI|OC)?\d{6,8})(?!\d)/giu;
const SWISS_OLD = /(?<![\p{L}])CH-?\s?(\d{3})[.-](\d)[.-](\d{3})[.-](\d{3})-(\d)/gu;

const MARKS =
  /HR|GnR|Gn\.|GenR|VR|PR|GsR|gsr|hr[ab-]|Abt|Handelsregister|F[Nn]|CHE|CH-|[rR]egist|REGIST|[cC]ompany|COMPANY/;

/** Register numbers by their own marks; `labelled` also takes a bare number (the label says what it is). */
export function registersIn(text: string, labelled: boolean): FoundRegister[] {
  if (!/\d\d/.test(text) || (!labelled && !MARKS.test(text))) return [];
  const found: FoundRegister[] = [];
  for (const match of text.matchAll(GERMAN)) {
    const mark = (match[1] ?? '').toUpperCase();
    const kind = match[2]
      ? (`HR${match[2].toUpperCase()}` as 'HRA' | 'HRB')
      : mark.startsWith('G') && mark !== 'GSR'
        ? 'GnR'
        : mark === 'GSR'
          ? 'GsR'
          : (mark as 'VR' | 'PR');
    // "VR 12" and "PR 3" are also virtual reality and public relations: only with a label or enough digits.
    const digits = (match[3] ?? '').replace(/\s/g, '');
    if ((kind === 'VR' || kind === 'PR') && !labelled && digits.length < 3) continue;
    // "HRB 8 Nr 3" and years after a comma are cut by the pattern; a letter after the number belongs to Berlin, Leipzig, Flensburg and others.
    const suffix =
      match[4] && /^(?:B|A|HB|HL|KI|FL|P|PI|NE|NM|SL|SH|K|CB|FF|HRO|R|I|RE|EL|PE)$/.test(match[4])
        ? ` ${match[4]}`
        : '';
    found.push({ value: `${kind} ${digits}${suffix}`, kind, original: match[0].trim() });
  }
  if (found.length === 0)
    for (const match of text.matchAll(DIVISION))
      found.push({ value: `HR${match[1]} ${match[2]}`, kind: match[1] === 'A' ? 'HRA' : 'HRB', original: match[0] });
  for (const match of text.matchAll(AUSTRIAN))
    found.push({ value: `FN ${match[1]}${match[2]}`, kind: 'FN', original: match[0] });
  for (const match of text.matchAll(BRITISH))
    found.push({ value: match[1] ?? '', kind: 'company-number', original: match[0] });
  for (const match of text.matchAll(SWISS_OLD))
    found.push({
      value: `CH-${match[1]}.${match[2]}.${match[3]}.${match[4]}-${match[5]}`,
      kind: 'CH',
      original: match[0],
    });
  for (const match of text.matchAll(SWISS))
    found.push({ value: `CHE-${match[1]}.${match[2]}.${match[3]}`, kind: 'CHE', original: match[0] });
  if (found.length === 0 && labelled) {
    const austrian = [...text.matchAll(AUSTRIAN_BARE)][0];
    if (austrian) found.push({ value: `FN ${austrian[1]}${austrian[2]}`, kind: 'FN', original: austrian[0] });
    else {
      const bare = /(?<![\p{L}\d/.-])(\d{3,8})(?![\d/.-]|\s?\d)/u.exec(text);
      if (bare) found.push({ value: bare[1] ?? '', kind: 'bare', original: bare[0] });
    }
  }
  return found;
}

const CITY =
  "(\\p{Lu}[\\p{L}'’.-]*(?:\\s(?:v\\.\\s?d\\.\\s?H(?:öhe|\\.)?|i\\.\\s?(?:Br|Allg|OW|W)\\.?|a\\.\\s?(?:M|N|Rh|L)\\.|an der|am|im|in|\\(\\p{Lu}[\\p{L}.\\s]*\\)|\\p{Lu}[\\p{L}.-]*))*(?:\\s?\\(\\p{L}+\\))?)";
const COURT = new RegExp(
  `(?<![\\p{L}])(Amtsgericht(?:s|es)?|AMTSGERICHT|REGISTERGERICHT|LANDESGERICHT|HANDELSGERICHT|AG(?=\\s\\p{Lu})|Registergericht(?:s|es)?|Landesgericht(?:s|es)?(?! für)|LG(?!\\sfür)(?=\\s\\p{Lu})|Handelsgericht(?:s|es)?|HG(?=\\sWien)|Landes- als Handelsgericht|Landesgericht(?:s|es)? für (?:ZRS|Zivilrechtssachen)|LG für ZRS|Kreisgericht(?:s|es)?|Registry Court|(?:Local|District|Register) Court(?: of)?|Commercial Court(?: of)?)(?:\\s+(?:in|of|Sitz|als Handelsgericht))?\\s*[:,]?\\s+${CITY}`,
  'gu',
);
const SWISS_COURT =
  /(?:Handelsregister(?:amt)?(?:es|s)?\s*:?\s+(?:des\s+Kantons?|(?:des\s+)?Kt\.|Kanton|von|von\s+Kanton)|Handelsregisteramt\s*:|[Cc]ommercial [Rr]egister of (?:the )?[Cc]anton of)\s+(\p{Lu}[\p{L}.-]*(?:[\s-](?:\p{Lu}[\p{L}.-]*))?)/gu;
const NO_COURT_CITY =
  /^(?:(?:HR[AB]?|Nr|Nummer|USt|FN|VR|Unter|Eingetragen|Vertreten|Sitz|Germany|Deutschland|Abt|GnR|PR|Ust-Id|Tel|Telefon|VAT|UID|Inhaber|Blatt|CHE|Kanton)(?![\p{L}])|Register|Handelsregister|Umsatzsteuer|Geschäftsführ|Abteilung|Steuer|Firmen(?:buch|name|sitz)|HR[AB]\s?\d)/iu;

/** `Amtsgericht Ulm` out of "eingetragen beim Amtsgerichte Ulm unter HRB 1"; a bare town where the label asks for the court. */
export function courtsIn(text: string, labelled: boolean, country: string): { value: string; original: string }[] {
  const found: { value: string; original: string }[] = [];
  for (const match of text.matchAll(SWISS_COURT))
    found.push({ value: `Handelsregister des Kantons ${match[1]}`, original: match[0] });
  for (const match of text.matchAll(COURT)) {
    const place = cleanPlace(match[2] ?? '');
    if (!place) continue;
    // The short form is a court only beside a register number: "AG Charlottenburg, HRB 1", never "Muster AG Ulm".
    if (match[1] === 'AG' && !/HR\s?[AB]|regist|(?:^|\s)[AB]\s?\d{3}/i.test(text) && !labelled) continue;
    if (
      match[1] === 'AG' &&
      /\p{L}[\p{L}.-]*\s$/u.test(text.slice(0, match.index)) &&
      !/(?:beim|am|des|:|register|in|der)\s$/i.test(text.slice(0, match.index))
    )
      continue;
    found.push({ value: `${courtName(match[1] ?? '', country)} ${place}`, original: match[0] });
  }
  // "HRB 200123 (Aurich)"
  const behind = found.length === 0 ? new RegExp(`HR[AB]\\s?\\d[\\d ]*\\(${CITY}\\)`, 'u').exec(text) : null;
  const seat = behind ? cleanPlace(behind[1] ?? '') : '';
  if (seat && seat.split(' ').length <= 3) found.push({ value: `Amtsgericht ${seat}`, original: behind?.[0] ?? seat });
  const canton = labelled ? /^(?:des\s)?Kantons?\s(\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*)?)/u.exec(text) : null;
  if (found.length === 0 && canton)
    found.push({ value: `Handelsregister des Kantons ${canton[1]}`, original: canton[0] });
  if (found.length === 0 && labelled) {
    const town = new RegExp(`^(?:des |in |beim |am |of )?${CITY}`, 'u').exec(text.replace(/^[:\s]+/, ''));
    const place = town ? cleanPlace(town[1] ?? '') : '';
    if (place && place.split(' ').length <= 4 && !/gericht|court|register|gmbh|firmenbuch/i.test(place))
      found.push({
        value:
          country === 'AT'
            ? place === 'Wien'
              ? 'Handelsgericht Wien'
              : `Landesgericht ${place}`
            : country === 'DE'
              ? `Amtsgericht ${place}`
              : place,
        original: town?.[0] ?? place,
      });
  }
  return found;
}

function courtName(written: string, country: string): string {
  if (/für (?:ZRS|Zivil)/.test(written))
    return /Zivil/.test(written) ? 'Landesgericht für Zivilrechtssachen' : 'Landesgericht für ZRS';
  if (/^landes|^LG/i.test(written)) return written.startsWith('Landes- ') ? written : 'Landesgericht';
  if (/^handels|^HG/i.test(written)) return 'Handelsgericht';
  if (/^kreis/i.test(written)) return 'Kreisgericht';
  return country === 'AT' && /^register/i.test(written) ? 'Landesgericht' : 'Amtsgericht';
}

function cleanPlace(written: string): string {
  let place = written
    .replace(
      /\s(?:HR[AB]?|HRB|FN|VR|GnR|PR|GsR|unter|Nr|USt|Registernummer|Handelsregister|Abt|Abteilung|Germany|Deutschland|Geschäftsführer|Register|Sitz|Umsatzsteuer|Registernr|Vereinsregister|Steuer|Ust)[\s\S]*$/i,
      '',
    )
    .replace(/[\s,;:(-]+$/, '')
    .replace(/(?<!\s[a-z]\.\s?(?:\p{L}\.\s?)?\p{Lu}\p{Ll}*)\.$/u, '');
  if (place.includes('(') && !place.includes(')')) place = place.replace(/\s*\(.*$/, '');
  if (NO_COURT_CITY.test(place) || place.length < 3) return '';
  return inSmall(place);
}

export interface FoundVat {
  readonly value: string;
  readonly original: string;
  readonly checked: boolean;
}
const VAT =
  /(?<![\p{L}\d])(?:(DE)\s?[-.:]?\s?((?:\d[\s.\-/]?){8}\d)|(AT)\s?[-.]?\s?(U\s?(?:\d[\s.]?){7}\d)|(CHE)\s?[-–.]?\s?(\d{3}[.\s]?\d{3}[.\s]?\d{3})\s?((?:MWST|TVA|IVA|VAT)?)|(GB|XI)\s?((?:\d[\s]?){8}\d)|(FR)\s?([A-Z0-9]{2}\s?(?:\d\s?){8}\d)|(IT|PL|NL|BE|LU|CZ|DK|ES|SK|SI|HU|SE|FI|LI|HR|RO|BG|PT|IE)\s?([A-Z0-9](?:[\s.]?[A-Z0-9]){6,11}))(?![\d\p{Ll}]|-\d)/gu;

/** VAT identification numbers, upper case without spaces (Swiss ones as the federal office writes them). */
export function vatIdsIn(text: string, labelled: boolean): FoundVat[] {
  const found: FoundVat[] = [];
  for (const match of text.matchAll(VAT)) {
    const [whole] = match;
    if (match[5]) {
      if (!match[7] && !labelled) continue;
      const digits = (match[6] ?? '').replace(/\D/g, '');
      const value = `CHE-${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)} ${match[7] || 'MWST'}`;
      found.push({ value, original: whole, checked: isParsed(parseVatId(`CHE${digits}`, 'CH')) });
      continue;
    }
    const compact = whole.toUpperCase().replace(/[^A-Z0-9]/g, '');
    const parsed = parseVatId(compact);
    if (!isParsed(parsed) && (match[12] || match[8] || match[10]) && !labelled) continue;
    if (!isParsed(parsed) && parsed.problem === 'vat-format') continue;
    if (isParsed(parsed) && match[12] && !labelled && !/^(?:NL|PL|CZ|IT|BE|LU)/.test(compact)) continue;
    found.push({ value: compact, original: whole.trim(), checked: isParsed(parsed) });
  }
  if (found.length === 0 && labelled) {
    const bare = /(?<![\d/.])(\d{3}\s?\d{3}\s?\d{3})(?![\d/.-])/.exec(text);
    if (bare && !/\//.test(text))
      found.push({
        value: `DE${(bare[1] ?? '').replace(/\s/g, '')}`,
        original: bare[0],
        checked: isParsed(parseVatId((bare[1] ?? '').replace(/\s/g, ''), 'DE')),
      });
    const austrian = /(?<![\p{L}\d])(U\s?\d{8})(?!\d)/u.exec(text);
    if (found.length === 0 && austrian)
      found.push({ value: `AT${(austrian[1] ?? '').replace(/\s/g, '')}`, original: austrian[0], checked: true });
  }
  return found;
}
