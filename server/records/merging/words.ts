import { type Reason, wordsOfReason } from '#engines/linkage/index.ts';
import type { Evidence } from '#server/oversight/proposals/index.ts';

type Language = 'de' | 'en';
interface Pair {
  readonly keptName: string;
  readonly goneName: string;
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
}

const facts: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  vat_id: { de: 'USt-IdNr.', en: 'VAT id' },
  customer_number: { de: 'Kundennummer', en: 'customer number' },
  name: { de: 'Name', en: 'name' },
  name_similar: { de: 'ähnlicher Name', en: 'similar name' },
  legal_form: { de: 'Rechtsform', en: 'legal form' },
  place: { de: 'Ort', en: 'place' },
  street: { de: 'Straße', en: 'street' },
  domain: { de: 'Internetadresse', en: 'web domain' },
  email: { de: 'E-Mail', en: 'e-mail' },
  phone: { de: 'Telefon', en: 'phone' },
  mobile: { de: 'Mobilnummer', en: 'mobile' },
  company: { de: 'Firma', en: 'company' },
  city: { de: 'Ort', en: 'city' },
  postal_code: { de: 'PLZ', en: 'postal code' },
  country: { de: 'Land', en: 'country' },
  house_number: { de: 'Hausnummer', en: 'house number' },
  website: { de: 'Website', en: 'website' },
  industry: { de: 'Branche', en: 'industry' },
  employees: { de: 'Mitarbeiter', en: 'employees' },
  relation: { de: 'Beziehung', en: 'relation' },
  job_title: { de: 'Position', en: 'job title' },
  department: { de: 'Abteilung', en: 'department' },
  last_name: { de: 'Nachname', en: 'last name' },
  first_name: { de: 'Vorname', en: 'first name' },
  note: { de: 'Notiz', en: 'note' },
  po_box: { de: 'Postfach', en: 'PO box' },
  region: { de: 'Region', en: 'region' },
  fax: { de: 'Fax', en: 'fax' },
  revenue_cents: { de: 'Jahresumsatz', en: 'revenue' },
  founded_year: { de: 'Gründungsjahr', en: 'founded' },
  lead_stage: { de: 'Lead-Stufe', en: 'lead stage' },
  lead_source: { de: 'Lead-Quelle', en: 'lead source' },
  language: { de: 'Sprache', en: 'language' },
  owner_id: { de: 'Zuständig', en: 'owner' },
  team_id: { de: 'Team', en: 'team' },
  company_id: { de: 'Firma', en: 'company' },
  person_id: { de: 'Kontakt', en: 'contact' },
  deal_id: { de: 'Chance', en: 'deal' },
  salutation: { de: 'Anrede', en: 'salutation' },
  title: { de: 'Titel', en: 'title' },
  buying_role: { de: 'Rolle im Buying Center', en: 'buying role' },
  number: { de: 'Nummer', en: 'number' },
  category: { de: 'Gruppe', en: 'category' },
  unit: { de: 'Einheit', en: 'unit' },
  price_cents: { de: 'Preis', en: 'price' },
  cost_cents: { de: 'Einstandspreis', en: 'cost' },
  currency: { de: 'Währung', en: 'currency' },
  stage_id: { de: 'Stufe', en: 'stage' },
  value_cents: { de: 'Wert', en: 'value' },
  opened_on: { de: 'Angelegt am', en: 'opened' },
  expected_close_on: { de: 'Abschluss erwartet', en: 'expected close' },
  next_step: { de: 'Nächster Schritt', en: 'next step' },
  next_step_on: { de: 'Nächster Schritt am', en: 'next step on' },
  lost_reason: { de: 'Verlustgrund', en: 'lost because' },
  competitor: { de: 'Wettbewerber', en: 'competitor' },
  closed_at: { de: 'Abgeschlossen', en: 'closed' },
  ordered_on: { de: 'Auftragsdatum', en: 'ordered on' },
  status: { de: 'Status', en: 'status' },
  total_cents: { de: 'Summe', en: 'total' },
  sent_on: { de: 'Gesendet am', en: 'sent on' },
  valid_until: { de: 'Gültig bis', en: 'valid until' },
  answered_on: { de: 'Beantwortet am', en: 'answered on' },
};

const choices: Readonly<Record<string, Readonly<Record<string, { readonly de: string; readonly en: string }>>>> = {
  relation: {
    none: { de: 'keine', en: 'none' },
    inquiry: { de: 'Anfrage', en: 'inquiry' },
    customer: { de: 'Kunde', en: 'customer' },
    former_customer: { de: 'ehemaliger Kunde', en: 'former customer' },
    partner: { de: 'Partner', en: 'partner' },
  },
  lead_stage: {
    new: { de: 'neu', en: 'new' },
    mql: { de: 'MQL', en: 'MQL' },
    sal: { de: 'SAL', en: 'SAL' },
    sql: { de: 'SQL', en: 'SQL' },
    rejected: { de: 'abgelehnt', en: 'rejected' },
  },
  buying_role: {
    decider: { de: 'Entscheider', en: 'decider' },
    influencer: { de: 'Beeinflusser', en: 'influencer' },
    user: { de: 'Anwender', en: 'user' },
    gatekeeper: { de: 'Türöffner', en: 'gatekeeper' },
    buyer: { de: 'Einkäufer', en: 'buyer' },
    champion: { de: 'Fürsprecher', en: 'champion' },
    blocker: { de: 'Blockierer', en: 'blocker' },
  },
  language: { de: { de: 'Deutsch', en: 'German' }, en: { de: 'Englisch', en: 'English' } },
};

/** The word for a value of a built-in choice; others speak for themselves. */
export function valueIn(field: string, value: string | number | boolean, language: Language): string {
  if (typeof value === 'boolean') return language === 'de' ? (value ? 'ja' : 'nein') : value ? 'yes' : 'no';
  return choices[field]?.[String(value)]?.[language] ?? String(value);
}

export function factIn(code: string, language: Language): string {
  return facts[code]?.[language] ?? code.replace(/^custom\./, '');
}

function why({ agrees, differs }: Pair, language: Language): string {
  const list = (codes: readonly string[]) => codes.map((code) => factIn(code, language)).join(', ');
  const alike = language === 'de' ? 'Gleich oder ähnlich' : 'Same or alike';
  const same = agrees.length === 0 ? '' : `${alike}: ${list(agrees)}.`;
  const other =
    differs.length === 0 ? '' : language === 'de' ? ` Verschieden: ${list(differs)}.` : ` Different: ${list(differs)}.`;
  return `${same}${other}`.trim();
}

interface Words {
  readonly title: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Both names; the place that they share is said once. */
function namesOf({ goneName, keptName }: Pair): readonly string[] {
  const place = /, [^,]+$/.exec(goneName)?.[0];
  return place !== undefined && keptName.endsWith(place) && goneName !== keptName
    ? [goneName.slice(0, -place.length), keptName]
    : [goneName, keptName];
}

export function mergeWords(pair: Pair, language: Language): Words {
  const lines = namesOf(pair);
  return language === 'de'
    ? {
        title: `Dieselbe Firma? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'de')} „${pair.goneName}“ geht in „${pair.keptName}“ auf, mit allem, was daran hängt. Das lässt sich zurücknehmen.`,
        lines,
      }
    : {
        title: `The same company? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'en')} "${pair.goneName}" becomes part of "${pair.keptName}", with all that hangs on it. This can be undone.`,
        lines,
      };
}

export function twinWords(pair: Pair & { readonly kind: string }, language: Language): Words {
  const lines = namesOf(pair);
  const person = pair.kind === 'person';
  return language === 'de'
    ? {
        title: `${person ? 'Dieselbe Person' : 'Derselbe Eintrag'}? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'de')} Aus beiden Einträgen wird einer. Das lässt sich zurücknehmen.`,
        lines,
      }
    : {
        title: `The same ${person ? 'person' : 'entry'}? ${pair.goneName} – ${pair.keptName}`,
        text: `${why(pair, 'en')} The two entries become one. This can be undone.`,
        lines,
      };
}

/** The actions of this feature in the words of the log. */
export const actionWords: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  'company.merged': { de: 'Firmen zusammengeführt', en: 'Companies merged' },
  'company.parted': { de: 'Firmen wieder getrennt', en: 'Companies parted again' },
  'person.merged': { de: 'Personen zusammengeführt', en: 'People merged' },
  'person.parted': { de: 'Personen wieder getrennt', en: 'People parted again' },
};

/** One line of evidence about twins: field and how both agree on it. What earlier versions wrote knows only a direction. */
export function reasonWords(one: Evidence, language: Language): Evidence {
  if (one.weight === undefined) return one;
  if (!isLevel(one.value))
    return { ...one, label: factIn(one.label, language), value: verdictIn(one.weight > 0, language) };
  const reason = { field: one.label, code: one.value, left: '', right: '', weight: one.weight };
  return {
    ...one,
    label: one.label === '' ? (language === 'de' ? 'Ausgangslage' : 'Starting point') : factIn(one.label, language),
    // The weight stands beside it as a bar and a number.
    value: wordsOfReason(reason, language).replace(/ [+−][\d.,]+$/, ''),
  };
}

// Earlier versions kept words instead ("Name", "ähnlicher Name"): a code is lower-case and has no space.
const isLevel = (text: string): text is Reason['code'] => /^[a-z]+(-[a-z]+)*$/.test(text);

/** What a strong key says of two records, in words. */
export function verdictIn(agrees: boolean, language: Language): string {
  return language === 'de' ? (agrees ? 'gleich' : 'verschieden') : agrees ? 'same' : 'different';
}

export const sideWords = {
  de: { goes: 'geht auf', stays: 'bleibt', company: 'Firma', owner: 'Zuständig', created: 'Angelegt am' },
  en: { goes: 'is merged', stays: 'stays', company: 'Company', owner: 'Owner', created: 'Created on' },
} as const;

export const claimWords = {
  de: { now: 'Steht jetzt da', proposed: 'Neue Angabe', by: 'Gesagt von', on: 'Am', place: 'Stelle' },
  en: { now: 'Stands now', proposed: 'New statement', by: 'Said by', on: 'On', place: 'Place' },
} as const;

const hanging: Readonly<Record<string, Readonly<Record<Language, readonly [one: string, other: string]>>>> = {
  person: { de: ['Kontakt', 'Kontakte'], en: ['contact', 'contacts'] },
  deal: { de: ['Chance', 'Chancen'], en: ['deal', 'deals'] },
  quote: { de: ['Angebot', 'Angebote'], en: ['quote', 'quotes'] },
  order: { de: ['Auftrag', 'Aufträge'], en: ['order', 'orders'] },
  activity: { de: ['Eintrag im Verlauf', 'Einträge im Verlauf'], en: ['timeline entry', 'timeline entries'] },
  task: { de: ['Aufgabe', 'Aufgaben'], en: ['task', 'tasks'] },
};

/** What moves along with a record that goes; the counts stop at 1,000. */
export function movesIn(counts: Readonly<Record<string, number>>, language: Language): string {
  const moving = Object.entries(counts).flatMap(([part, count]) => {
    const words = hanging[part]?.[language];
    if (words === undefined || count === 0) return [];
    const many = language === 'de' ? 'mindestens 1.000' : 'at least 1,000';
    return [`${count >= 1000 ? many : count} ${count === 1 ? words[0] : words[1]}`];
  });
  if (moving.length === 0) return language === 'de' ? 'Es zieht nichts mit um.' : 'Nothing else moves along.';
  return language === 'de' ? `Mit um ziehen: ${moving.join(', ')}.` : `Moving along: ${moving.join(', ')}.`;
}

type Scalar = string | number | boolean | null;

/** What somebody set by hand while approving. */
export function typedLine(field: string, value: Scalar, language: Language): string {
  const empty = language === 'de' ? 'leer' : 'empty';
  const amount = (cents: number) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(cents / 100);
  const said = value === null ? empty : valueIn(field, value, language);
  return `${factIn(field, language)}: ${field.endsWith('_cents') && typeof value === 'number' ? amount(value) : said}`;
}

export function fieldWords(
  payload: { readonly name: string; readonly field: string; readonly before: Scalar; readonly value: Scalar },
  language: Language,
): Words {
  const field = factIn(payload.field, language);
  const said = (value: Scalar) =>
    value === null ? (language === 'de' ? 'leer' : 'empty') : valueIn(payload.field, value, language);
  const lines = [payload.name, `${field}: ${said(payload.before)} → ${said(payload.value)}`];
  return language === 'de'
    ? {
        title: `${payload.name}: ${field} ändern?`,
        text: `Von Hand steht dort „${said(payload.before)}“, eine neuere Quelle sagt „${said(payload.value)}“.`,
        lines,
      }
    : {
        title: `${payload.name}: change ${field}?`,
        text: `By hand it says "${said(payload.before)}", a newer source says "${said(payload.value)}".`,
        lines,
      };
}

export function restoreWords(
  gone: { readonly name: string; readonly deletedOn: string; readonly deletedBy: string | null },
  language: Language,
): Words {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(gone.deletedOn),
  );
  return language === 'de'
    ? {
        title: `${gone.name} wiederherstellen?`,
        text: `Die Firma wurde am ${day}${gone.deletedBy === null ? '' : ` von ${gone.deletedBy}`} gelöscht, eine Liste nennt sie wieder. Ihre Zeilen wurden nicht übernommen. Wenn sie zurückkommen soll, mit allem, was mit ihr gelöscht wurde: übernehmen und die Liste danach noch einmal importieren.`,
        lines: [gone.name],
      }
    : {
        title: `Restore ${gone.name}?`,
        text: `The company was deleted on ${day}${gone.deletedBy === null ? '' : ` by ${gone.deletedBy}`}, and a list names it again. Its rows were not taken over. If it shall come back, with all that was deleted with it: apply this and import the list once more.`,
        lines: [gone.name],
      };
}
