import type { Claiming } from './claims.ts';
import { POSTAL } from './patterns.ts';

const NOT_A_PLACE =
  /^(?:Stück|Stk|Euro|EUR|Einheiten|Teile|Mitarbeiter|Kunden|Liter|Meter|Tonnen|Kilo|Kilogramm|Gramm|Uhr|Jahre|Tage|Stunden|Betriebsstunden|Umdrehungen|Paletten|Packungen|Flaschen|Artikel|Adressen|Kontakte|Zeilen|Datensätze|Personen|Menschen|Besucher|Teilnehmer|Exemplare|Prozent|Dollar|Franken|Watt|Volt|Quadratmeter|Kubikmeter|Kilometer|Millimeter|Zentimeter|Sekunden|Minuten|Monate|Wochen|Punkte|Seiten|Schrauben|Dosen|Kartons|Behälter|Säcke|Rollen|Bar|Newton|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Hektar|Beschäftigte|Filialen|Anlagen|Maschinen)/;

/** Postal code and place. */
export function postal(text: string, claims: Claiming): void {
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

const PHONE_LABEL =
  /(?:tel(?:efon|ephone)?|fon|phone|mobil(?:e|funk)?|handy|cell|fax|durchwahl|dw|rufnummer|hotline|nummer lautet|call|erreichbar unter|anrufen unter|nebenstelle|ext)\.?(?:nummer|-nr|nr|number)?\.?\s{0,2}(?:\([^)]{1,12}\))?\s{0,2}[:.=]?\s{0,3}$/i;
const NOT_PHONE_AFTER = /^\s?(?:€|EUR|Euro|Stück|Stk|kg|mm|cm|m²|m³|Liter|km|%|Uhr|h\b|bar\b|kW|V\b|A\b|Nm)/;

const PHONE =
  /(?<![\p{L}\p{N}.,/-])(?:\+|00|\(\s?\+?|0|\d)[\d\s()/.–-]{4,24}\d(?:\s?(?:x|ext\.?|Durchwahl|DW|App\.?)\s?\d{1,5})?(?![\p{L}\p{N}])/gu;

export function phones(text: string, claims: Claiming): void {
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
