import { ibanIsValid, luhnIsValid, vatLooksRight } from './checks.ts';
import { codeOf, type Known, phoneCode } from './known.ts';
import { kindOfChar } from './words.ts';

export type StructuredKind =
  | 'email'
  | 'url'
  | 'domain'
  | 'phone'
  | 'iban'
  | 'bic'
  | 'vat'
  | 'card'
  | 'number'
  | 'birth-date'
  | 'plate'
  | 'street'
  | 'place'
  | 'price'
  | 'ip';

/** A stretch of text to hide as a whole. */
export interface StructuredSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: StructuredKind;
}

const TLD =
  'de|com|net|org|eu|at|ch|info|io|biz|shop|ag|gmbh|tech|cloud|app|fr|it|nl|pl|cz|uk|us|es|be|dk|se|no|fi|hu|ro|li|lu|online|site|store|me|tv|cc|co|ai|dev|jp|cn|ru|tr|pt|ie|ca|au|in|br|gov|edu|mil|int|test|example';
const EMAIL = /[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]{0,63})@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+[\p{L}]{2,24}/gu;
const EMAIL_SPELT =
  /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}\s?(?:\(at\)|\[at\]|\{at\}|\(ät\))\s?[\p{L}\p{N}-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s?[\p{L}\p{N}-]+)+/giu;
const URL = /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'„“”()[\]{}]+[^\s<>"'„“”()[\]{}.,;:!?]/giu;
const DOMAIN = new RegExp(
  `(?<![\\p{L}\\p{N}@.-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.)+(?:${TLD})(?![\\p{L}\\p{N}-])(?:/[^\\s<>"'()]*[^\\s<>"'().,;:!?])?`,
  'giu',
);
const BIC = /(?:BIC|SWIFT)(?:[- ]?Code)?\s*[:=]?\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)/g;
const IP =
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\p{L}\p{N}:])/giu;
const STREET_WORD =
  'stra(?:ß|ss)en?|str\\.?|gasse|gässle|gässchen|allee|weg|platz|ring|ufer|damm|chaussee|steig|stieg|pfad|zeile|hof|markt|graben|wall|promenade|siedlung|berg|park|anger|twiete|kamp|feld|garten|gärten|straat|wiese|brücke|tor|höhe|halde|rain|bogen|esplanade|quai|kai|bahn|acker|busch|grund|heide|winkel|platzl|pfuhl|kehre|straße';
const HOUSE =
  '\\d{1,4}(?:\\s?[a-zA-Z](?![\\p{L}\\p{N}]))?(?:\\s?[-–/+]\\s?\\d{1,4}(?:\\s?[a-zA-Z](?![\\p{L}\\p{N}]))?)?(?![\\p{N}]|[.,]\\d)';
/** Hauptstraße 12a · Lange Straße 5-7 · Robert-Bosch-Str. 3 · Am Alten Markt 2 · Im Gewerbepark 14 */
const STREET = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:(?:[\\p{Lu}][\\p{L}]*\\.?[- ]){0,3}[\\p{Lu}][\\p{L}]*(?:${STREET_WORD})|(?:[\\p{Lu}][\\p{L}]*\\.?[- ]){1,3}(?:Stra(?:ß|ss)e|Str\\.?|Gasse|Allee|Weg|Platz|Ring|Ufer|Damm|Chaussee|Markt|Steig|Pfad))|(?:Am|An der|An den|An dem|Auf der|Auf dem|Auf den|Im|In der|In den|In dem|Zum|Zur|Unter den|Unter der|Hinter der|Hinter dem|Beim|Bei der|Vor dem|Alte[rs]?|Neue[rs]?|Obere|Untere|Große[rs]?|Kleine[rs]?)\\s(?:[a-zäöü]{2,8}\\s)?[\\p{Lu}][\\p{L}-]{2,}(?:\\s[\\p{Lu}][\\p{L}-]{2,})?)\\s{1,2}${HOUSE}`,
  'gu',
);
// After "Am 12." or "Im Mai 2024" stands a day or a year, not a house.
const NOT_A_HOUSE =
  /^(?:Am|Im|Zum|Vom)\s(?:(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahr|Jahre|Quartal|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Sommer|Winter|Frühjahr|Herbst|Preis|Wert|Schnitt|Werk|Raum|Zeitraum|Umfang)\b)/;
const ENGLISH_STREET =
  /(?<![\p{L}\p{N}])\d{1,6}[A-Z]?\s(?:[NSEW]\.?\s|North\s|South\s|East\s|West\s)?(?:[A-ZÄÖÜ][\p{L}'.-]*\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Sq|Terrace|Way|Place|Pl|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Route)\b\.?(?:\s(?:Apt|Suite|Unit|#)\.?\s?\d+[A-Z]?)?/gu;
const POSTBOX = /(?<![\p{L}])(?:Postfach|P\.?\s?O\.?\s?Box)\s\d[\d ]{1,9}\d/gu;
/** 70469 Stuttgart · D-70469 Bad Cannstatt · A-1010 Wien. Five digits before a noun may be pieces as well: the place must not be one. */
const POSTAL =
  /(?<![\p{L}\p{N}.,-])(?:(?:D|A|CH|DE|AT)[- ]?)?\d{4,5}\s{1,2}(?:(?:Bad|Sankt|St\.|Groß|Klein|Alt|Neu)\s)?\p{Lu}[\p{L}]{2,}(?:[- /](?:am|an der|im|in|ob der|bei|vor der|a\.|i\.)(?:\s?\p{Lu}[\p{L}]*\.?)|-\p{Lu}[\p{L}]+|\s\([\p{L} .]+\))?/gu;
const DISTRICTS = new Set(
  `A AA AB ABG AC AE AIC AK AM AN AÖ AP AS ASL AUR AW AZ B BA BAD BAR BB BC BGL BI BIR BIT BK BL BLK BM BN BO BOR BOT BRA BRB BS BT BÜS BZ C CB CE CHA CLP CO COC COE CUX CW D DA DAH DAN DAU DBR DD DE DEG DEL DGF DH DI DL DLG DM DN DO DON DU DÜW E EA EBE ED EE EF EI EIC EL EM EMD EMS EN ER ERB ERH ES ESW EU F FB FD FDS FF FFB FG FL FN FO FR FRG FRI FS FT FÜ G GAP GE GER GF GG GI GL GM GÖ GP GR GRZ GS GT GTH GÜ GZ H HA HAL HAM HAS HB HBN HD HDH HE HEF HEI HER HF HG HGW HH HI HL HM HN HO HOL HOM HP HR HRO HS HSK HST HU HVL HX HY HZ IGB IK IL IN IZ J JL K KA KB KC KE KEH KF KG KH KI KIB KL KLE KN KO KÖT KR KS KT KU KÜN KUS KYF L LA LAU LB LD LDK LDS LER LEV LG LI LIF LIP LL LM LÖ LOS LRO LU LWL M MA MB MD ME MEI MG MI MIL MK MKK MM MN MOL MOS MR MS MSH MSP MTK MÜ MYK MZ MZG N NB ND NDH NE NEA NES NEW NF NI NK NM NMS NOH NOM NR NRW NU NVP NW NWM OA OAL OB OD OE OF OG OH OHA OHV OL OPR OS OSL P PA PAF PAN PB PE PF PI PIR PLÖ PM PR PS R RA RD RE REG RH RO ROW RP RS RT RÜD RÜG RV RW RZ S SAD SAL SAW SB SC SDL SE SG SH SHA SHG SHK SHL SI SIG SIM SK SL SLF SLK SLS SM SN SO SOK SÖM SON SP SPN SR ST STA STD SU SÜW SW SZ TBB TF TIR TO TÖL TR TS TÜ TUT UE UL UM UN V VB VEC VER VG VIE VK VR VS W WAF WAK WB WE WEN WES WF WHV WI WIL WL WM WN WND WO WOB WR WST WT WTM WÜ WUG WUN WW Z ZI ZW`.split(
    /\s+/,
  ),
);
const PLATE =
  /(?<![\p{L}\p{N}-])([A-ZÄÖÜ]{1,3})([- –·:]{1,3})([A-Z]{1,2})([- ]?)([1-9]\d{0,3})([EH]?)(?![\p{L}\p{N}]|-\d)/gu;
const PLATE_LABEL = /(?:kennzeichen|kfz|fahrzeug|wagen|pkw|lkw|plate|auto|transporter|stapler)[^\n]{0,24}$/i;
const DATE =
  /(?<!\d)(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}\.?\s(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\.?,?\s\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},?\s\d{4})(?!\d)/gu;
const BIRTH =
  /(?:geb\.?|geboren(?:\s(?:am|den))?|geburtsdatum|geburtstag(?:\s(?:am|ist(?:\sam)?))?|jahrgang|\*|born(?:\s(?:on|in))?|birthday|birth\s?date|date of birth|dob|d\.o\.b\.)[\s:=(]{0,4}(?:der\s|am\s|den\s|is\s|ist\s|on\s|the\s)*$/i;
const MONEY =
  /(?<![\p{L}\p{N}.,])(?:(?:€|EUR|CHF|USD|\$|£)\s?\d{1,3}(?:[.,' ]\d{3})*(?:[.,]\d{1,2}|,[-–]{1,2})?|\d{1,3}(?:[.' ]\d{3})*(?:,\d{1,2}|,[-–]{1,2})?\s?(?:€|EUR\b|Euro\b|CHF\b|USD\b|TEUR\b|T€|k€|Mio\.?\s?(?:€|Euro|EUR))|\d+(?:[.,]\d{1,2})?\s?(?:€|EUR\b|Euro\b|CHF\b|USD\b|TEUR\b|T€|k€))/gu;
/** A word that announces a number, then the number: Auftrag 4711, Kundennummer: K-20931, Rechnung Nr. RE/2024/0815, HRB 12345. */
const LABELLED =
  /(?<![\p{L}])(?:(?:Kunden|Auftrags?|Bestell|Bestellungs|Angebots|Rechnungs|Vertrags|Projekt|Vorgangs|Lieferschein|Lieferanten|Artikel|Serien|Geräte|Maschinen|Ticket|Fall|Personal|Ausweis|Steuer|Sozialversicherungs|Konto|Debitoren|Kreditoren|Mandats|Referenz|Order|Invoice|Quote|Customer|Account|Contract|Case|Passport|License|Policy)[- ]?(?:nummer|nummern|nr\.?|no\.?|number|id|IdNr\.?)|Auftrag|Bestellung|Angebot|Rechnung|Gutschrift|Lieferschein|Vertrag|Ticket|Vorgang|AB|AN|RE|LS|Invoice|Order|Quote|Steuer-?ID|St\.?-?Nr\.?|IdNr\.?|HRB|HRA|Konto|BLZ|Gläubiger-ID|SSN|Aktenzeichen|Az\.?|Kd\.?-?Nr\.?|Best\.?-?Nr\.?|Auftr\.?-?Nr\.?|Ang\.?-?Nr\.?|Rg\.?-?Nr\.?)\s{0,2}(?:Nr\.?|Nummer|No\.?|number|#|№)?\s{0,2}[:=#]?\s{0,2}((?=[\p{L}-]{0,8}[-/ ]?\d)[A-ZÄÖÜ]{0,6}[-/ ]?\d[\dA-Z]*(?:[-/.][\dA-Z]+)*(?:\s\d{2,})*)/gu;
const SSN = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g;
const PENSION = /(?<!\d)\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}(?!\d)/g;
const PHONE_LABEL =
  /(?:tel(?:efon|ephone)?|fon|phone|mobil(?:e|funk)?|handy|cell|fax|durchwahl|dw|rufnummer|hotline|nummer lautet|call|erreichbar unter|anrufen unter|nebenstelle|ext)\.?(?:nummer|-nr|nr|number)?\.?\s{0,2}(?:\([^)]{1,12}\))?\s{0,2}[:.=]?\s{0,3}$/i;
const NOT_PHONE_AFTER = /^\s?(?:€|EUR|Euro|Stück|Stk|kg|mm|cm|m²|m³|Liter|km|%|Uhr|h\b|bar\b|kW|V\b|A\b|Nm)/;

interface Options {
  readonly prices: boolean;
}

/** Everything that is recognised by its form alone, and every known code. Spans do not overlap; what was claimed first stays. */
export function findStructured(text: string, known: Known, options: Options): StructuredSpan[] {
  const claims = new Claims();
  const all = (pattern: RegExp, kind: StructuredKind, ok?: (match: RegExpExecArray) => boolean) => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text))
      if (!ok || ok(match)) claims.take(match.index, match.index + match[0].length, kind);
  };
  if (text.includes('@')) all(EMAIL, 'email');
  if (/[([{](?:at|ät)[)\]}]/i.test(text)) all(EMAIL_SPELT, 'email');
  if (text.includes('://') || /www\./i.test(text)) all(URL, 'url');
  if (/\.[a-z]{2}/i.test(text)) all(DOMAIN, 'domain', (match) => match[0].length > 4);
  if (/\d/.test(text)) {
    knownCodes(text, known, claims);
    codesWithChecks(text, claims);
    all(IP, 'ip', (match) => match[0].includes(':') || match[0].split('.').every((part) => Number(part) < 256));
    if (/BIC|SWIFT/.test(text)) {
      BIC.lastIndex = 0;
      for (let match = BIC.exec(text); match; match = BIC.exec(text))
        claims.take(match.index + match[0].length - match[1]!.length, match.index + match[0].length, 'bic');
    }
    all(DATE, 'birth-date', (match) => {
      const born = BIRTH.test(text.slice(Math.max(0, match.index - 40), match.index));
      // A date that is no birth date stays, and its digits are nobody's phone number.
      if (!born) claims.keep(match.index, match.index + match[0].length);
      return born;
    });
    all(STREET, 'street', (match) => !NOT_A_HOUSE.test(match[0]));
    all(ENGLISH_STREET, 'street');
    all(POSTBOX, 'street');
    postal(text, claims);
    all(PLATE, 'plate', (match) => {
      const before = text.slice(Math.max(0, match.index - 40), match.index);
      return (DISTRICTS.has(match[1]!) && /[-–]/.test(match[2]!)) || PLATE_LABEL.test(before);
    });
    LABELLED.lastIndex = 0;
    for (let match = LABELLED.exec(text); match; match = LABELLED.exec(text))
      claims.take(match.index + match[0].length - match[1]!.length, match.index + match[0].length, 'number');
    all(SSN, 'number');
    all(PENSION, 'number');
    all(MONEY, 'price', (match) => {
      if (!options.prices) claims.keep(match.index, match.index + match[0].length);
      return options.prices;
    });
    phones(text, claims);
  }
  return claims.spans();
}

/** Which stretches are taken; a bit per character would do, a sorted list would not: claims come in any order and any number. */
class Claims {
  readonly #taken = new Map<number, number>();
  readonly #spans: StructuredSpan[] = [];

  free(start: number, end: number): boolean {
    // Spans are short: looking at the 64-character blocks they touch is enough.
    for (let block = start >> 6; block <= (end - 1) >> 6; block++) {
      for (let index = this.#taken.get(block) ?? -1; index >= 0; index = this.#next[index] ?? -1) {
        const span = this.#all[index]!;
        if (span.start < end && start < span.end) return false;
      }
    }
    return true;
  }

  readonly #all: { start: number; end: number }[] = [];
  readonly #next: number[] = [];

  #mark(start: number, end: number): void {
    for (let block = start >> 6; block <= (end - 1) >> 6; block++) {
      this.#all.push({ start, end });
      this.#next.push(this.#taken.get(block) ?? -1);
      this.#taken.set(block, this.#all.length - 1);
    }
  }

  keep(start: number, end: number): void {
    if (this.free(start, end)) this.#mark(start, end);
  }

  take(start: number, end: number, kind: StructuredKind): boolean {
    if (end <= start || !this.free(start, end)) return false;
    this.#mark(start, end);
    this.#spans.push({ start, end, kind });
    return true;
  }

  spans(): StructuredSpan[] {
    return this.#spans.sort((a, b) => a.start - b.start);
  }
}

const KIND_OF_CODE = {
  email: 'email',
  domain: 'domain',
  phone: 'phone',
  vat: 'vat',
  iban: 'iban',
  price: 'price',
} as const;

/** Known numbers in any spelling: letters and digits compared, whatever stands between them. */
function knownCodes(text: string, known: Known, claims: Claims): void {
  if (known.longestCode === 0) return;
  const starts = /[\p{L}\p{N}+]/gu;
  let lastEnd = -1;
  for (const digit of text.matchAll(/\d/g)) {
    if (digit.index < lastEnd) continue;
    // Back to where the run that holds this digit begins: over letters, digits and single separators.
    let from = digit.index;
    while (
      from > 0 &&
      digit.index - from < 40 &&
      (kindOfChar(text.charCodeAt(from - 1)) !== 0 || /[-/. +()–]/.test(text[from - 1]!))
    )
      from--;
    let to = digit.index;
    while (
      to < text.length &&
      to - digit.index < 60 &&
      (kindOfChar(text.charCodeAt(to)) !== 0 || /[-/. +()–,]/.test(text[to]!))
    )
      to++;
    lastEnd = to;
    starts.lastIndex = from;
    for (let begin = starts.exec(text); begin && begin.index < to; begin = starts.exec(text)) {
      const at = begin.index;
      if (at > 0 && kindOfChar(text.charCodeAt(at - 1)) !== 0 && text[at] !== '+') continue;
      const end = longestCode(text, at, to, known);
      if (end > at) {
        claims.take(
          text[at - 1] === '(' && text.indexOf(')', at) < end && text.indexOf(')', at) > 0 ? at - 1 : at,
          end,
          codeKind,
        );
        starts.lastIndex = end;
      }
    }
  }
}

let codeKind: StructuredKind = 'number';
function longestCode(text: string, at: number, to: number, known: Known): number {
  let found = -1;
  const stop = Math.min(to, at + known.longestCode * 2 + 8);
  for (let end = at + 3; end <= stop; end++) {
    if (end < stop && kindOfChar(text.charCodeAt(end)) !== 0 && kindOfChar(text.charCodeAt(end - 1)) !== 0) continue;
    if (kindOfChar(text.charCodeAt(end - 1)) === 0) continue;
    const piece = text.slice(at, end);
    if (!/\d/.test(piece)) continue;
    const kind = known.code(codeOf(piece)) ?? (/^[\d+(]/.test(piece) ? known.code(phoneCode(piece)) : undefined);
    if (kind === undefined) continue;
    found = end;
    codeKind = kind in KIND_OF_CODE ? KIND_OF_CODE[kind as keyof typeof KIND_OF_CODE] : 'number';
  }
  return found;
}

const CODE =
  /(?<![\p{L}\p{N}+])(?:[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{2,4}){2,8}(?:[ .-]?[A-Z0-9]{1,4})?|(?:ATU|ATU )\d{8}|CHE[- ]?\d{3}[. ]?\d{3}[. ]?\d{3}|[A-Z]{2} ?[A-Z0-9]{2,4}(?:[ .]?[0-9A-Z]{2,4}){1,4}|(?:\d[ -]?){12,18}\d)(?![\p{L}\p{N}])/gu;
const VAT_LABEL = /(?:USt|UID|VAT|Umsatzsteuer|Ust|MwSt|TVA|Tax)[^\n]{0,32}$/i;
const IBAN_LABEL = /IBAN[^\n]{0,12}$/i;

function codesWithChecks(text: string, claims: Claims): void {
  CODE.lastIndex = 0;
  for (let match = CODE.exec(text); match; match = CODE.exec(text)) {
    const end = match.index + match[0].length;
    let next = match.index + 2;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (/^[A-Z]/.test(match[0])) {
      // The pattern may have swallowed a following word in capitals: the longest beginning that checks out is meant.
      for (let cut = end; cut > match.index + 6; cut--) {
        if (cut < end && kindOfChar(text.charCodeAt(cut)) !== 0) continue;
        const code = codeOf(text.slice(match.index, cut));
        if (ibanIsValid(code) || (IBAN_LABEL.test(before) && code.length >= 15)) {
          claims.take(match.index, cut, 'iban');
          next = cut;
          break;
        }
        if (vatLooksRight(code, VAT_LABEL.test(before))) {
          claims.take(match.index, cut, 'vat');
          next = cut;
          break;
        }
      }
      // A German IBAN with a slip of the pen is nobody else's business either.
      const code = codeOf(match[0]);
      if (/^DE\d{20}$/.test(code)) claims.take(match.index, match.index + match[0].length, 'iban');
    } else {
      const digits = match[0].replace(/\D/g, '');
      if (digits.length >= 13 && luhnIsValid(digits) && /^[3-6]|^2[2-7]/.test(digits)) {
        claims.take(match.index, end, 'card');
        next = end;
      }
    }
    CODE.lastIndex = next;
  }
}

const NOT_A_PLACE =
  /^(?:Stück|Stk|Euro|EUR|Einheiten|Teile|Mitarbeiter|Kunden|Liter|Meter|Tonnen|Kilo|Kilogramm|Gramm|Uhr|Jahre|Tage|Stunden|Betriebsstunden|Umdrehungen|Paletten|Packungen|Flaschen|Artikel|Adressen|Kontakte|Zeilen|Datensätze|Personen|Menschen|Besucher|Teilnehmer|Exemplare|Prozent|Dollar|Franken|Watt|Volt|Quadratmeter|Kubikmeter|Kilometer|Millimeter|Zentimeter|Sekunden|Minuten|Monate|Wochen|Punkte|Seiten|Schrauben|Dosen|Kartons|Behälter|Säcke|Rollen|Bar|Newton|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Hektar|Beschäftigte|Filialen|Anlagen|Maschinen)/;

function postal(text: string, claims: Claims): void {
  POSTAL.lastIndex = 0;
  for (let match = POSTAL.exec(text); match; match = POSTAL.exec(text)) {
    const place = match[0].replace(/^(?:(?:D|A|CH|DE|AT)[- ]?)?\d{4,5}\s+/, '');
    if (NOT_A_PLACE.test(place)) continue;
    const digits = /\d+/.exec(match[0])![0];
    // Four digits are a place in Austria and Switzerland, and far more often a year or a number of pieces.
    const marked = /^(?:A|CH|AT)/.test(match[0]);
    const afterStreet = /[,\n;]\s*$/.test(text.slice(0, match.index));
    if (digits.length === 4 && !marked && !(afterStreet && !/^(?:19|20)\d\d$/.test(digits))) continue;
    claims.take(match.index, match.index + match[0].length, 'place');
  }
}

const PHONE =
  /(?<![\p{L}\p{N}.,/-])(?:\+|00|\(\s?\+?|0|\d)[\d\s()/.–-]{4,24}\d(?:\s?(?:x|ext\.?|Durchwahl|DW|App\.?)\s?\d{1,5})?(?![\p{L}\p{N}])/gu;

function phones(text: string, claims: Claims): void {
  PHONE.lastIndex = 0;
  for (let match = PHONE.exec(text); match; match = PHONE.exec(text)) {
    const piece = match[0].replace(/\s{3,}[\s\S]*$|[\n\r][\s\S]*$/, '').replace(/[\s./(–-]+$/, '');
    const digits = piece.replace(/\(0\)/g, '').replace(/\D/g, '');
    const end = match.index + piece.length;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const labelled = PHONE_LABEL.test(before);
    const international = /^\(?\s?(?:\+|00)\d/.test(piece) && digits.length >= 8;
    const national = /^\(?0[1-9]/.test(piece) && digits.length >= 7 && digits.length <= 15;
    const american = /^(?:1[-. ])?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}/.test(piece) && digits.length <= 16;
    const decimal =
      (/^\d+[.,]\d+$/.test(piece) && !/^0[1-9]\d+\./.test(piece)) || NOT_PHONE_AFTER.test(text.slice(end, end + 8));
    if (digits.length > 17) continue;
    if ((labelled && digits.length >= 4) || ((international || national || american) && !decimal))
      claims.take(match.index, end, 'phone');
    PHONE.lastIndex = Math.max(end, match.index + 1);
  }
}
