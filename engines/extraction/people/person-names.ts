import { isParsed, parsePersonName } from '#engines/text/index.ts';
import { collapse } from '../page/lines.ts';
import { isFirstName } from './first-names.ts';

const TITLE =
  '(?:(?:Prof(?:essor)?|Dr|PD|Priv\\.-Doz|Dipl|DI|Mag|Ing|Ddr|DDr|Lic|Komm|RA|StB|WP|MMag|Bmst|Baumeister|BM|DDI|Ök)\\b\\.?(?:[-‑]?\\s?(?:(?:h\\.?\\s?c\\.?|e\\.?\\s?h\\.?|rer\\.|nat\\.|pol\\.|oec\\.|med\\.|jur\\.|iur\\.|phil\\.|techn\\.|mont\\.|agr\\.|sc\\.|habil\\.|mult\\.|publ\\.)|(?:Ing|Kfm|Kffr|Kaufmann|Kauffrau|Oec|Ök|Inf|Phys|Chem|Math|Wirt|Wirtsch|Betriebsw|Betriebswirt(?:in)?|Volksw|Vw|Designer|Finw|Verww|Biol|Geol|Päd|Psych|Inform|Wi|Des|Holzw|Agr|Jur|Rat)\\b\\.?(?:[-.]?(?:Ing|Inf|Jur)\\b\\.?)?|\\((?:FH|BA|TU|TH|Univ\\.?|DH|HTL|MBA)\\)))*\\s*)';
const WORD = "(?:\\p{Lu}[\\p{L}'’]*\\p{Ll}[\\p{L}'’]*|\\p{Lu}\\.|\\p{Lu}{2,})";
const NAME_WORD = `${WORD}(?:-${WORD})*`;
const PARTICLE =
  "(?:von|van|vom|zu|zum|zur|de|di|da|del|della|der|den|dem|ter|ten|le|la|el|al|bin|af|dos|d[’']|und zu|von der|von dem|van der|van den|von und zu)";
const SUFFIX =
  '(?:,?\\s(?:MBA|EMBA|M\\.?\\s?Sc\\.?|B\\.?\\s?Sc\\.?|M\\.?A\\.|B\\.?A\\.|M\\.?\\s?Eng\\.?|B\\.?\\s?Eng\\.?|LL\\.?\\s?M\\.?|Ph\\.?D\\.?|jun\\.|jr\\.|sen\\.|sr\\.|MSc|BSc|CFA|\\(FH\\)))*';
const PERSON = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?:(?:Herrn?|Frau|Hr\\.|Fr\\.|Mr\\.?|Mrs\\.?|Ms\\.?)\\s+)?(${TITLE}*)(${NAME_WORD}(?:\\s${NAME_WORD}){0,2}(?:\\s${PARTICLE}(?=\\s))*\\s?${NAME_WORD}(?:\\s(?!${TITLE})${NAME_WORD})?)(${SUFFIX})(?![\\p{Ll}])`,
  'gu',
);
const NO_NAME =
  /^(?:Amtsgericht|Handelsregister|Registergericht|Landesgericht|Geschäftsführer(?:in|innen|ung)?|Geschäftsführende[rn]?|Geschäftsleitung|Gesellschafter(?:in)?|Vorstand|Vorsitzende[rn]?|Inhaber(?:in)?|Prokurist(?:in)?|Telefon|Telefax|Mobil|Fax|Tel|Mail|E-Mail|Email|Internet|Umsatzsteuer|Sitz|Steuernummer|Impressum|Kontakt|Angaben|Deutschland|Österreich|Schweiz|Germany|Austria|Straße|GmbH|AG|KG|OHG|UG|SE|HRB|HRA|USt|Ust|Verwaltungs|Beteiligungs|Vertrieb|Verkauf|Einkauf|Leitung|Leiter(?:in)?|Service|Team|Unser|Unsere|Ihre?|Ansprechpartner(?:in)?|Herren|Damen|Technik|Produktion|Verwaltung|Buchhaltung|Marketing|Montage|Innendienst|Außendienst|Assistenz|Sekretariat|Abteilung|Bereich|Zentrale|Herr|Frau|Webdesign|Hosting|Datenschutz(?:beauftragter)?|Haftung|Urheberrecht|Copyright|Alle|Rechte|Die|Der|Das|Ein|Eine|Wir|Sie|Bitte|Mehr|Hier|Unternehmen|Firma|Produkte|Leistungen|Aktuelles|Startseite|Home|About|Contact|Managing|Director|Directors|Chief|Officer|Head|Sales|Manager(?:in)?|Engineer|Board|Commercial|Register|Court|Registered|Office|Industrie|Handel|Maschinenbau|Verantwortlich(?:er)?|Inhalt|Berufsbezeichnung|Kammer|Aufsichtsrat|Aufsichtsbehörde|Vertreten|Vertretungsberechtigt(?:er|e)?|Einzelprokura|Sprecher(?:in)?|Stellvertretend(?:er|e)?|Stellv|Finanzen|Personal|Einzelvertretungsberechtigt|Meister(?:in)?|Projektleiter(?:in)?|Konstruktion|Entwicklung|Logistik|Lager|Qualität|Qualitätsmanagement|Geschäftsadresse|Postfach|Ort|Datum|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Neue|Neues|Neuer|Chairman|President|Vice|Customer|Support|Human|Resources|Privacy|Policy|Terms|Dear|Best|Kind|Regards|Great|United|New|Your|Our|The|And|With|Bild|Foto|Quelle|Text|Newsletter|Öffnungszeiten|Anfahrt|Karriere|Jobs|Datenschutzerklärung|Gesellschaft|Stiftung|Verein|Verband|Werk|Standort|Niederlassung|Adresse|Anschrift|Postanschrift)$/u;

export interface FoundPerson {
  /** Titles kept, salutation left out: `Dr.-Ing. Anna von Berg`. */
  readonly name: string;
  /** The given name is a known one. */
  readonly known: boolean;
  readonly original: string;
  readonly index: number;
}

/** Names of people in a piece of text, in order. `trusted`: a label says that names stand here, so unknown given names count as well. */
export function personNamesIn(text: string, trusted: boolean): FoundPerson[] {
  const found: FoundPerson[] = [];
  const short = text.slice(0, 1500);
  PERSON.lastIndex = 0;
  for (let match = PERSON.exec(short); match; match = PERSON.exec(short)) {
    const person = asPerson(match[0], match.index, trusted) ?? withoutTrade(match[0], match.index, trusted);
    if (person) found.push(person);
    // "Geschäftsführer Max Müller": what begins with a word that is no name may hold one further on.
    else PERSON.lastIndex = match.index + Math.max(1, match[0].search(/\s|$/));
  }
  return found;
}

/** "Ralf Tepe Leiter Vertrieb": a name ends where a word begins that is none. */
function withoutTrade(original: string, index: number, trusted: boolean): FoundPerson | undefined {
  const words = original.split(' ');
  const end = words.findIndex((word) => NO_NAME.test(word));
  return end >= 2 && end <= 4 ? asPerson(words.slice(0, end).join(' '), index, trusted) : undefined;
}

export function asPerson(original: string, index: number, trusted: boolean): FoundPerson | undefined {
  const name = collapse(original)
    .replace(/^(?:Herrn?|Frau|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?)\s+/, '')
    .replace(/[,;:]$/, '');
  const parsed = parsePersonName(name);
  if (!isParsed(parsed)) return undefined;
  const { firstName, lastName } = parsed.value;
  if (!firstName || !lastName || lastName.length < 2 || /\d/.test(name)) return undefined;
  const words = [...firstName.split(' '), ...lastName.split(' ')];
  if (
    words.length > 6 ||
    words.some(
      (word) =>
        NO_NAME.test(word.replace(/[.,]$/, '')) ||
        /(?:GmbH|straße|strasse|gesellschaft|ung|schaft|heit|keit|ment|technik|straße)$/.test(word),
    )
  )
    return undefined;
  const known = isFirstName(firstName.split(' ')[0] ?? '');
  const titled = parsed.value.titles.length > 0 || /^(?:Herr|Frau)/.test(original);
  if (!known && !trusted && !titled) return undefined;
  if (words.every((word) => word === word.toUpperCase() && word.length > 1)) {
    if (!known && !titled) return undefined;
    return {
      name: name.replace(/\p{L}+/gu, (word) => (word.length > 2 ? `${word[0]}${word.slice(1).toLowerCase()}` : word)),
      known,
      original,
      index,
    };
  }
  return { name, known, original, index };
}

/** `Müller, Hans` is one person where the second half is a given name and the first is none. */
export function asReversed(text: string): string | undefined {
  const match = /^(\p{Lu}[\p{L}-]+),\s((?:\p{Lu}[\p{L}.-]+\s?){1,2})$/u.exec(text.trim());
  return match && isFirstName(match[2] ?? '') && !isFirstName(match[1] ?? '')
    ? `${match[2]?.trim()} ${match[1]}`
    : undefined;
}
