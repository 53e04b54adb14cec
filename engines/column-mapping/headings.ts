import { cleanText, fold, isParsed, parseAmount, parseEmail } from '#engines/text/index.ts';
import { ROLES, type RoleName, type SheetKind } from './roles.ts';
import { GENERIC, LEFT_OUT } from './shared-headings.ts';

/** One form for all spellings of a heading: "Straße / Haus-Nr.:" = "strasse haus nr" = "STRASSEHAUSNR". */
export function headingKey(heading: string): string {
  return fold(
    cleanText(heading)
      .replace(/[_/]/g, ' ')
      .replace(/([\p{Ll}])([\p{Lu}])/gu, '$1 $2'),
  ).replace(/ /g, '');
}

const ROLE_BY_HEADING = new Map(
  (Object.keys(ROLES) as RoleName[])
    .flatMap((name) => ROLES[name].headings.map((heading) => [headingKey(heading), name] as const))
    .reverse(),
);
const GENERIC_BY_HEADING = new Map<string, Partial<Record<SheetKind, RoleName>>>();
for (const { headings, as } of GENERIC)
  for (const heading of headings)
    GENERIC_BY_HEADING.set(headingKey(heading), { ...GENERIC_BY_HEADING.get(headingKey(heading)), ...as });
const LEFT_OUT_KEYS = new Set(LEFT_OUT.map(headingKey));

export interface HeadingMeaning {
  readonly role: RoleName | null;
  readonly generic: Partial<Record<SheetKind, RoleName>> | null;
  readonly leftOut: boolean;
  /** `Ansprechpartner 2 Telefon` belongs to the second person of the row. */
  readonly slot: number;
  /** How much of the heading is known: all of it, all but its trimmings ("(geschäftl.)", "in EUR"), or a part. */
  readonly known: 'whole' | 'trimmed' | 'part';
}

const PERSON_SLOT =
  /^(?:ansprechpartner|ansprechperson|kontaktperson|kontakt|contact|ap|person)\s*([1-5])\b[\s.:_-]*(.*)$/i;
const CONTACT = /^(?:ansprechpartner(?:in)?|ansprechperson|kontaktperson|contact person|ap)[\s.:_-]+(.+)$/i;
const PERSON_PART: Readonly<Record<string, RoleName>> = {
  '': 'person.full_name',
  name: 'person.full_name',
  vorname: 'person.first_name',
  firstname: 'person.first_name',
  nachname: 'person.last_name',
  lastname: 'person.last_name',
  email: 'person.email',
  mail: 'person.email',
  telefon: 'person.phone',
  tel: 'person.phone',
  phone: 'person.phone',
  mobil: 'person.mobile',
  handy: 'person.mobile',
  mobile: 'person.mobile',
  position: 'person.job_title',
  funktion: 'person.job_title',
  abteilung: 'person.department',
  anrede: 'person.salutation',
  titel: 'person.title',
};

const ADDRESS_LINE = /(?:adress|anschrift)\S*\s*zusatz$/i;

const COMPANY_GROUP = /firm|unternehm|stammdaten|kund|anschrift|adress|company|account|organi[sz]ation|customer/i;
const PERSON_GROUP = /ansprech|kontakt|person|contact/i;

/** A heading below a group (`Ansprechpartner: Telefon`): what it means by itself, belonging to whom the group names. */
function readGrouped(group: string, heading: string): HeadingMeaning | null {
  const meaning = readHeading(heading);
  const subject = PERSON_GROUP.test(group) ? 'people' : COMPANY_GROUP.test(group) ? 'companies' : null;
  if (subject === 'people') {
    const role = PERSON_PART[headingKey(heading)];
    if (role) return { ...meaning, role, generic: null, leftOut: false, known: 'whole' };
  }
  const role = subject && meaning.generic?.[subject];
  if (role) return { ...meaning, role, generic: null };
  return meaning.role || meaning.generic || meaning.leftOut ? meaning : null;
}

/** What a heading says by itself, before the values are looked at. */
export function readHeading(heading: string): HeadingMeaning {
  const bare = cleanText(heading).replace(/\s*[*:]+$/, '');
  const [, group, below] = /^([^:]{2,60}):\s+(.+)$/.exec(bare) ?? [];
  const grouped = group && below && !ROLE_BY_HEADING.has(headingKey(bare)) ? readGrouped(group, below) : null;
  if (grouped) return grouped;
  const slotted = PERSON_SLOT.exec(bare.replace(/_/g, ' '));
  if (slotted) {
    const role = PERSON_PART[headingKey(slotted[2] ?? '')];
    if (role) return { role, generic: null, leftOut: false, slot: Number(slotted[1]), known: 'whole' };
  }
  const [, part] = CONTACT.exec(bare) ?? [];
  const ofContact = part && PERSON_PART[headingKey(part)];
  if (ofContact) return { role: ofContact, generic: null, leftOut: false, slot: 1, known: 'whole' };
  const tries = [
    bare,
    bare.replace(/\s*[([].*[)\]]\s*/g, ' '),
    bare.replace(/\s*(?:1|\d\.)$/, ''),
    bare.replace(/^(?:Firma|Company|Unternehmen|Account|Organization|Kunde)\s*[-:.]\s*/i, ''),
    bare.replace(/\s*(?:in\s+)?(?:€|EUR|Euro)$/i, ''),
    bare.replace(/\s*\d\s*-\s*(?:Value|Wert)$/i, ''),
    bare.replace(/^(?:Address|Adresse)\s*1\s*-\s*/i, ''),
    bare.replace(/^(?:Order|Invoice) Lines?\s*\/\s*|^(?:Auftrags)?positionen?\s*\/\s*/i, ''),
    bare.replace(/\s+gesch(?:ä|ae)ftl?(?:ich|\.)?$/i, ''),
    bare.replace(
      /^(?:Rechnungs(?:adresse|anschrift)|Firmen(?:adresse|anschrift)|Hauptadresse|Billing|Business|Work)\s+/i,
      '',
    ),
  ];
  for (const [at, text] of tries.entries()) {
    if (at > 0 && (PRIVATE.test(bare) || ADDRESS_LINE.test(bare))) break;
    const key = headingKey(text);
    if (key === '') continue;
    const role = ROLE_BY_HEADING.get(key) ?? null;
    const generic = GENERIC_BY_HEADING.get(key) ?? null;
    if (role || generic) return { role, generic, leftOut: false, slot: 1, known: at === 0 ? 'whole' : 'trimmed' };
    if (LEFT_OUT_KEYS.has(key)) return { role: null, generic: null, leftOut: true, slot: 1, known: 'whole' };
  }
  const unknown = { role: null, generic: null, leftOut: false, slot: 1, known: 'part' } as const;
  // A line of the address ("Hinterhaus", "3. OG") ends like the second line of a name; "Bezeichnung 2" is not the name.
  if (PRIVATE.test(bare) || ADDRESS_LINE.test(bare) || /\D[2-9]$/.test(bare)) return unknown;
  const key = headingKey(bare.replace(/^Liefer(?:adresse|anschrift)?[\s_-]*(?=\p{Lu})/u, ''));
  const role = ROLE_BY_HEADING.get(key) ?? partOf(key, ROLE_BY_HEADING);
  return { ...unknown, role, generic: role ? null : partOf(key, GENERIC_BY_HEADING) };
}

/** Nobody's business: where somebody lives and is reached at home does not become the address of the company. */
export const PRIVATE = /privat|\bhome\b/i;

/** What the longest known heading of six letters and more means that this one begins or ends with. */
function partOf<Meaning>(key: string, known: ReadonlyMap<string, Meaning>): Meaning | null {
  let best: { length: number; meaning: Meaning } | null = null;
  for (const [heading, meaning] of known) {
    if (
      heading.length >= 6 &&
      heading.length > (best?.length ?? 0) &&
      heading.length >= key.length / 2 &&
      (key.startsWith(heading) || key.endsWith(heading))
    )
      best = { length: heading.length, meaning };
  }
  return best?.meaning ?? null;
}

export interface Header {
  readonly headings: readonly string[];
  /** Rows above the first row of data. */
  readonly headerRows: number;
  readonly found: 'one-line' | 'two-lines' | 'none';
}

function known(cell: string): boolean {
  const meaning = readHeading(cell);
  return meaning.role !== null || meaning.generic !== null || meaning.leftOut;
}

function looksLikeData(cell: string): boolean {
  if (isParsed(parseEmail(cell))) return true;
  return /\d{3}/.test(cell) || isParsed(parseAmount(cell)) || /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(cell);
}

/**
 * Where the data begin. Lines above the headings (a title, a date of export, blank lines) are passed over; a line of groups above the
 * headings ("Firma | | Ansprechpartner | |", usually merged cells) is joined with them; without headings columns are named by number.
 */
export function findHeader(rows: readonly (readonly string[])[]): Header {
  const width = Math.max(1, ...rows.slice(0, 30).map((row) => row.length));
  let best = { at: -1, score: 0 };
  for (const [at, row] of rows.slice(0, 15).entries()) {
    const filled = row.filter((cell) => cell.trim() !== '');
    if (filled.length === 0 || (filled.length === 1 && width > 2)) continue;
    const hits = filled.filter(known).length;
    const data = filled.filter(looksLikeData).length;
    const long = filled.filter((cell) => cell.length > 60).length;
    const score = (hits * 2 + filled.length * 0.2 - data * 2 - long) / width;
    if (score > best.score + 0.05) best = { at, score };
    if (data > filled.length / 2 && best.at >= 0) break;
  }
  const strong = best.at >= 0 && (rows[best.at] ?? []).filter((cell) => cell.trim() !== '' && known(cell)).length > 0;
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (!strong) {
    // Nothing is known: a first line wholly without digits above lines with digits still reads like headings.
    const line = (rows[first] ?? []).filter((cell) => cell.trim() !== '');
    const below = rows.slice(first + 1, first + 8);
    const wordy =
      line.length > 0 &&
      line.every((cell) => !looksLikeData(cell) && cell.length <= 60) &&
      new Set(line).size === line.length;
    if (wordy && below.some((row) => row.some((cell) => looksLikeData(cell))))
      return { headings: rows[first] ?? [], headerRows: first + 1, found: 'one-line' };
    return {
      headings: Array.from({ length: width }, (_, n) => `Spalte ${n + 1}`),
      headerRows: Math.max(0, first),
      found: 'none',
    };
  }
  const line = rows[best.at] ?? [];
  const above = best.at > 0 ? (rows[best.at - 1] ?? []) : [];
  const groups = above.filter((cell) => cell.trim() !== '');
  if (
    groups.length >= 2 &&
    groups.every((cell) => !looksLikeData(cell)) &&
    groups.length < line.filter((cell) => cell.trim() !== '').length
  ) {
    let group = '';
    const joined = Array.from({ length: width }, (_, at) => {
      if ((above[at] ?? '').trim() !== '') group = (above[at] ?? '').trim();
      return [group, (line[at] ?? '').trim()].filter(Boolean).join(': ');
    });
    return { headings: joined, headerRows: best.at + 1, found: 'two-lines' };
  }
  const next = rows[best.at + 1] ?? [];
  const nextKnown = next.filter((cell) => cell.trim() !== '' && known(cell)).length;
  // A second heading line below (English under German, or units): as many known headings again, no data.
  if (
    nextKnown >= 2 &&
    nextKnown >= next.filter((cell) => cell.trim() !== '').length * 0.7 &&
    !next.some(looksLikeData)
  ) {
    return {
      headings: line.map((cell, at) => cell.trim() || (next[at] ?? '').trim()),
      headerRows: best.at + 2,
      found: 'two-lines',
    };
  }
  return { headings: line, headerRows: best.at + 1, found: 'one-line' };
}
