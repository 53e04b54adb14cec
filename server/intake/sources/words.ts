import type { Language } from '#engines/contact-law/index.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { type Refusal, refusalIn } from '#server/platform/llm/index.ts';
import type { Problem, Reason } from './store.ts';

type Words = readonly [de: string, en: string];

/** What stands on a source that is not well: what happened, what was kept, what to do. */
const problems: Readonly<Record<string, Words>> = {
  'markup-changed': [
    'Die Seite wurde umgebaut, die Einträge sind nicht wiederzufinden. Die bisherigen Daten bleiben; die Quelle ruht, bis Sie die Adresse neu einrichten.',
    'The page was rebuilt and its entries cannot be found again. What is known stays; the source rests until you set the address up again.',
  ],
  'markup-repaired': [
    'Die Seite wurde umgebaut. Lotse hat die Einträge wiedererkannt und liest sie jetzt an ihrem neuen Platz.',
    'The page was rebuilt. Lotse recognised its entries and now reads them at their new place.',
  ],
  'model-refused': [
    'Das Modell sollte vorschlagen, was die Regeln nicht finden, und tat es nicht: {refusal} Gelesen wurde nach Regeln allein.',
    'The model was to propose what the rules do not find, and did not: {refusal} The page was read by rules alone.',
  ],
  'entries-dropped': [
    'Statt {expected} Einträgen standen nur noch {found} auf der Seite. Das sieht nach einem Umbau aus, nicht nach Schließungen; deshalb wurde nichts übernommen und die Quelle ruht. Prüfen Sie die Seite und setzen Sie die Quelle dann fort.',
    'Instead of {expected} entries only {found} stood on the page. That looks like a rebuilt page, not like closures: nothing was taken over and the source rests. Check the page, then resume.',
  ],
  'no-entries': [
    'Auf dieser Seite wurde keine Liste von Firmen gefunden. Nehmen Sie die Adresse der Liste selbst, nicht die der Startseite.',
    'No list of companies was found on this page. Take the address of the list itself, not of the home page.',
  ],
  'login-wall': [
    'Die Seite verlangt eine Anmeldung. Lotse meldet sich nirgends an; was bekannt ist, bleibt. Nehmen Sie eine öffentliche Seite, oder speichern Sie diese im Browser und geben Sie sie als Datei ab.',
    'The page asks for a login. Lotse signs in nowhere; what is known stays. Take a public page, or save this one in your browser and hand it in as a file.',
  ],
  'consent-wall': [
    'Statt des Inhalts kam eine Abfrage zu Cookies. Lotse willigt für niemanden ein; was bekannt ist, bleibt. Morgen wird es wieder versucht; hilft das nicht, speichern Sie die Seite im Browser und geben Sie sie als Datei ab.',
    'Instead of the content a question about cookies came. Lotse consents for nobody; what is known stays. It is tried again tomorrow; if that does not help, save the page in your browser and hand it in as a file.',
  ],
  'robot-check': [
    'Der Server wollte einen Menschen sehen und gab den Inhalt nicht heraus. Lotse umgeht das nicht; was bekannt ist, bleibt. Morgen wird es wieder versucht; fragen Sie den Betreiber nach einem Export.',
    'The server wanted to see a human and did not hand out the content. Lotse does not get around that; what is known stays. It is tried again tomorrow; ask the operator for an export.',
  ],
  'script-built': [
    'Die Seite entsteht erst im Browser durch ein Skript; vom Server kam sie leer. Lotse führt keine fremden Skripte aus. Speichern Sie die Seite im Browser und geben Sie sie als Datei ab, oder suchen Sie nach einem Feed oder einer Tabelle.',
    'The page is built by a script in the browser; from the server it came empty. Lotse runs no scripts of others. Save the page in your browser and hand it in as a file, or look for a feed or a table.',
  ],
  'no-feed': ['Unter dieser Adresse steht kein RSS- oder Atom-Feed.', 'There is no RSS or Atom feed at this address.'],
  'no-page': [
    'Unter dieser Adresse kam keine lesbare Seite ({problem}). Was bekannt ist, bleibt. Nehmen Sie die Seite, auf der die Angaben selbst stehen, oder geben Sie sie als Tabelle ab.',
    'What came from this address is no page that can be read ({problem}). What is known stays. Take the page that holds the details themselves, or hand them in as a table.',
  ],
  'robots-forbid': [
    'Der Betreiber untersagt das Abrufen dieser Seite (robots.txt). Lotse hält sich daran; fragen Sie ihn nach einem Export.',
    'The operator forbids fetching this page (robots.txt). Lotse keeps to it; ask them for an export.',
  ],
  'not-approved': [
    'Die Seite leitet zu {host} weiter, und dieser Server ist nicht freigegeben. Ergänzen Sie ihn bei der Quelle, wenn Sie ihm vertrauen.',
    'The page redirects to {host}, which is not approved. Add it to the source if you trust it.',
  ],
  'address-not-public': [
    'Die Adresse führt in ein internes Netz ({host}). Solche Adressen ruft Lotse nie ab.',
    'The address leads into an internal network ({host}). Lotse never fetches such addresses.',
  ],
  'address-unusable': [
    'Das ist keine Internetadresse, die Lotse abrufen kann.',
    'That is no internet address that Lotse can fetch.',
  ],
  'host-not-found': [
    'Den Server gibt es nicht (mehr), oder das Netz ist gerade gestört.',
    'The server does not exist (any more), or the network is down.',
  ],
  'certificate-wrong': [
    'Das Sicherheitszertifikat der Seite ist ungültig. Lotse ruft sie deshalb nicht ab; der Betreiber muss es erneuern.',
    "The page's security certificate is not valid, so Lotse does not fetch it; its operator has to renew it.",
  ],
  'fetch-too-large': [
    'Die Seite ist größer als {limitMb} MB und wurde nicht gelesen.',
    'The page is larger than {limitMb} MB and was not read.',
  ],
  'fetch-too-slow': [
    'Die Seite hat nicht innerhalb von {seconds} Sekunden geantwortet.',
    'The page did not answer within {seconds} seconds.',
  ],
  'too-many-redirects': ['Die Seite leitet im Kreis weiter.', 'The page redirects in circles.'],
  'fetch-failed': [
    'Die Verbindung kam nicht zustande. Beim nächsten Mal wird es wieder versucht.',
    'The connection failed. It is tried again next time.',
  ],
  answered: [
    'Der Server antwortete mit dem Fehler {status}. Was bekannt ist, bleibt; beim nächsten Mal wird es wieder versucht.',
    'The server answered with error {status}. What is known stays; it is tried again next time.',
  ],
  'answered-gone': [
    'Diese Seite gibt es dort nicht (mehr) (Fehler {status}). Was bekannt ist, bleibt. Prüfen Sie die Adresse im Browser; vielleicht ist die Seite umgezogen.',
    'There is no such page (any more) (error {status}). What is known stays. Check the address in your browser; the page may have moved.',
  ],
  'answered-refused': [
    'Der Server gibt diese Seite nicht heraus (Fehler {status}): vielleicht nur Angemeldeten oder nur Browsern. Lotse umgeht das nicht; was bekannt ist, bleibt. Fragen Sie den Betreiber nach einem Export, oder speichern Sie die Seite im Browser und geben Sie sie als Datei ab.',
    'The server does not hand this page out (error {status}): perhaps only to members, or to browsers. Lotse does not get around that; what is known stays. Ask the operator for an export, or save the page in your browser and hand it in as a file.',
  ],
  'answered-busy': [
    'Der Server ist überlastet oder gestört (Fehler {status}). Was bekannt ist, bleibt; beim nächsten Mal wird es wieder versucht.',
    'The server is overloaded or out of order (error {status}). What is known stays; it is tried again next time.',
  ],
  'no-sitemap': ['Unter dieser Adresse steht keine Sitemap.', 'There is no sitemap at this address.'],
  'no-prices': [
    'Auf dieser Seite wurden keine Produkte mit Preisen gefunden.',
    'No products with prices were found on this page.',
  ],
  'no-table': [
    'Das ist keine Tabelle mit einer Spalte für Firmennamen. Was bisher bekannt ist, bleibt.',
    'This is no table with a column of company names. What is known stays.',
  ],
  'file-not-a-table': [
    'Was von dort kam, ist keine Tabelle ({found}). Lotse liest CSV, Excel (XLSX) und JSON. Was bisher bekannt ist, bleibt.',
    'What came from there is no table ({found}). Lotse reads CSV, Excel (XLSX) and JSON. What is known stays.',
  ],
  'file-empty': ['Die Datei ist leer. Was bisher bekannt ist, bleibt.', 'The file is empty. What is known stays.'],
  'file-password-protected': [
    'Die Datei ist mit einem Kennwort geschützt und lässt sich nicht lesen.',
    'The file is protected by a password and cannot be read.',
  ],
  'file-old-excel': [
    'Das ist eine alte Excel-Datei (XLS). Speichern Sie sie als XLSX.',
    'This is an old Excel file (XLS). Save it as XLSX.',
  ],
  'file-open-document': [
    'Das ist eine OpenDocument-Datei. Speichern Sie sie als XLSX oder CSV.',
    'This is an OpenDocument file. Save it as XLSX or CSV.',
  ],
  'file-too-large': ['Die Datei ist größer als {limitMb} MB.', 'The file is larger than {limitMb} MB.'],
  'file-damaged': ['Die Datei ist beschädigt.', 'The file is damaged.'],
  'file-too-hard': [
    'Die Datei ließ sich nicht in vertretbarer Zeit lesen.',
    'The file could not be read in reasonable time.',
  ],
  'zip-bomb': [
    'Das Archiv wäre ausgepackt größer als {limitMb} MB und wurde nicht gelesen.',
    'The archive would unpack to more than {limitMb} MB and was not read.',
  ],
  'too-many-rows': ['Die Tabelle hat mehr als {limit} Zeilen.', 'The table has more than {limit} rows.'],
  'no-files': [
    'Für diese Quelle wurden noch keine Dateien abgegeben.',
    'No files have been delivered to this source yet.',
  ],
  'page-cut': [
    'Eine Seite der Liste kam nur zur Hälfte an. {missing} Einträge fehlten deshalb; sie gelten nicht als weggefallen. Morgen wird es wieder versucht.',
    'A page of the list arrived only in part. {missing} entries were missing because of it and do not count as gone. It is tried again tomorrow.',
  ],
  'page-empty': [
    'Mitten in der Liste war eine Seite leer. {missing} Einträge fehlten deshalb; sie gelten nicht als weggefallen. Morgen wird es wieder versucht.',
    'A page in the middle of the list was empty. {missing} entries were missing because of it and do not count as gone. It is tried again tomorrow.',
  ],
  'page-repeated': [
    'Der Server gab eine Seite der Liste zweimal aus und eine andere nicht. {missing} Einträge fehlten deshalb; sie gelten nicht als weggefallen. Morgen wird es wieder versucht.',
    'The server sent one page of the list twice and another one not. {missing} entries were missing because of it and do not count as gone. It is tried again tomorrow.',
  ],
  'entries-missing': [
    '{missing} Einträge standen diesmal nicht auf der Seite, mehr als üblich. Lotse meldet sie erst als weggefallen, wenn sie auch beim nächsten Mal fehlen.',
    '{missing} entries were not on the page this time, more than usual. Lotse calls them gone only if they are missing the next time as well.',
  ],
  'snapshot-damaged': [
    'Die gespeicherte Fassung der Seite ist beschädigt: ihr Inhalt passt nicht mehr zu ihrer Prüfsumme. Was daraus gelesen wurde, bleibt; als Nachweis taugt sie nicht mehr.',
    'The stored copy of the page is damaged: it no longer fits its checksum. What was read from it stays; as proof it no longer serves.',
  ],
  'run-lost': [
    'Der letzte Abruf brach ab, weil Lotse beendet wurde. Er wird wiederholt.',
    'The last run ended because Lotse was stopped. It is repeated.',
  ],
};

export function problemText(problem: Problem, language: Language): string {
  const words = problems[withStatus(problem)]?.[language === 'en' ? 1 : 0] ?? problem.code;
  return words.replace(/\{(\w+)\}/g, (_, key: string) =>
    key === 'problem'
      ? notAPage(String(problem.facts['problem']), language)
      : key === 'refusal'
        ? refusalIn(problem.facts['refusal'] as Refusal, language)
        : String(problem.facts[key] ?? '?'),
  );
}

/** What an error of the server means for somebody who never heard of its number. */
function withStatus({ code, facts }: Problem): string {
  const status = Number(facts['status']);
  if (code !== 'answered') return code;
  if (status === 404 || status === 410) return 'answered-gone';
  if (status === 401 || status === 403 || status === 451) return 'answered-refused';
  return status === 429 || status >= 500 ? 'answered-busy' : code;
}

/** What came instead of a page. */
const instead: Readonly<Record<string, Words>> = {
  empty: ['sie ist leer', 'it is empty'],
  pdf: ['ein PDF', 'a PDF'],
  image: ['ein Bild', 'a picture'],
  archive: ['ein Archiv', 'an archive'],
  binary: ['eine Datei, die kein Text ist', 'a file that is no text'],
  'too-large': ['sie ist zu groß', 'it is too large'],
};
const notAPage = (problem: string, language: Language): string =>
  instead[problem]?.[language === 'en' ? 1 : 0] ?? problem;

/** Lets what a source does wrong be said in words where a person waits for the answer. */
export async function inWords<T>(language: Language, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof Failure) || typeof error.facts['text'] === 'string') throw error;
    fail(error.code, { ...error.facts, text: problemText(error, language) }, { cause: error });
  });
}

const labels: Readonly<Record<string, Words>> = {
  name: ['Name', 'Name'],
  street: ['Straße', 'Street'],
  postalCode: ['PLZ', 'Postal code'],
  place: ['Ort', 'City'],
  country: ['Land', 'Country'],
  phone: ['Telefon', 'Phone'],
  mobile: ['Mobil', 'Mobile'],
  fax: ['Fax', 'Fax'],
  mail: ['E-Mail', 'E-mail'],
  site: ['Website', 'Website'],
  category: ['Branche', 'Category'],
  person: ['Ansprechpartner', 'Contact'],
  description: ['Beschreibung', 'Description'],
  detail: ['Detailseite', 'Detail page'],
  directors: ['Geschäftsführung', 'Managing directors'],
  registerCourt: ['Registergericht', 'Register court'],
  registerNumber: ['Registernummer', 'Register number'],
  vatId: ['USt-IdNr.', 'VAT id'],
  foundingYear: ['Gründungsjahr', 'Founded'],
  price: ['Preis', 'Price'],
  currency: ['Währung', 'Currency'],
  unit: ['Einheit', 'Unit'],
  from: ['Ab-Preis', 'From price'],
  employees: ['Mitarbeitende', 'Employees'],
  news: ['Ereignis', 'Event'],
  company: ['Firma', 'Company'],
  day: ['Tag', 'Day'],
};

/** Of an entry's field; one that the page named itself keeps that name. */
export const fieldLabel = (field: string, language: Language): string =>
  labels[field]?.[language === 'en' ? 1 : 0] ?? field;

nameActions({
  'source.added': { de: 'Quelle angelegt', en: 'Source added' },
  'source.approved': { de: 'Quelle freigegeben', en: 'Source approved' },
  'source.changed': { de: 'Quelle geändert', en: 'Source changed' },
  'source.paused': { de: 'Quelle angehalten', en: 'Source paused' },
  'source.resumed': { de: 'Quelle fortgesetzt', en: 'Source resumed' },
  'source.files-delivered': { de: 'Dateien an eine Quelle abgegeben', en: 'Files delivered to a source' },
  'source.removed': { de: 'Quelle entfernt', en: 'Source removed' },
  'source.looked-at': { de: 'Adresse angesehen', en: 'Address looked at' },
  'source.read': { de: 'Änderungen aus einer Quelle übernommen', en: 'Changes taken over from a source' },
  'source.lead-taken': { de: 'Eintrag als Lead übernommen', en: 'Entry taken over as a lead' },
});

const reasons: Readonly<Record<string, Words>> = {
  'leads-off': ['Diese Quelle legt keine Leads an.', 'This source makes no leads.'],
  'industry-fits': ['Branche passt: „{word}“', 'Industry fits: “{word}”'],
  'industry-other': ['Keine der gesuchten Branchen genannt', 'None of the wanted industries is named'],
  'region-fits': ['Region passt: {code}', 'Region fits: {code}'],
  'region-other': ['Außerhalb der Region: {code}', 'Outside the region: {code}'],
  'region-unknown': ['Postleitzahl steht nicht in der Quelle', 'The source does not give the postal code'],
  'country-fits': ['Land passt: {country}', 'Country fits: {country}'],
  'country-other': ['Anderes Land: {country}', 'Another country: {country}'],
  'country-unknown': ['Land steht nicht in der Quelle', 'The source does not give the country'],
  'size-fits': ['Größe passt: {employees} Mitarbeitende', 'Size fits: {employees} employees'],
  'size-other': ['Größe passt nicht: {employees} Mitarbeitende', 'Size does not fit: {employees} employees'],
  'size-unknown': ['Mitarbeiterzahl steht nicht in der Quelle', 'The source does not give the number of employees'],
  'event-fits': ['Anlass: {event}', 'Occasion: {event}'],
  territory: ['Gebiet „{territory}“', 'Territory “{territory}”'],
};

/** Why an entry is a lead or none. */
export function reasonText(reason: Pick<Reason, 'code' | 'facts'>, language: Language): string {
  const words = reasons[reason.code]?.[language === 'en' ? 1 : 0] ?? reason.code;
  return words.replace(/\{(\w+)\}/g, (_, key: string) =>
    key === 'event' ? newsLabel(String(reason.facts['event']), language) : String(reason.facts[key] ?? '?'),
  );
}

const newsKinds: Readonly<Record<string, Words>> = {
  opening: ['Eröffnung', 'Opening'],
  closing: ['Schließung', 'Closing'],
  move: ['Umzug', 'Move'],
  takeover: ['Übernahme', 'Takeover'],
  merger: ['Fusion', 'Merger'],
  insolvency: ['Insolvenz', 'Insolvency'],
  'change-of-management': ['Wechsel in der Führung', 'Change of leadership'],
  'new-plant-or-machine': ['Neues Werk, neue Anlage', 'New plant or machine'],
  award: ['Auszeichnung', 'Award'],
  'job-surge': ['Viele Stellen offen', 'Many openings'],
  'product-launch': ['Neues Produkt', 'New product'],
};

export const newsLabel = (kind: string, language: Language): string =>
  newsKinds[kind]?.[language === 'en' ? 1 : 0] ?? kind;

const ENOUGH_ANSWERS = 5;

/** A source of which people say that most of it is noise says so itself; null as long as it is worth reading. */
export function noiseText(
  row: { readonly answered: number; readonly useful: number },
  language: Language,
): string | null {
  const { answered, useful } = row;
  if (answered < ENOUGH_ANSWERS || useful >= answered / 2) return null;
  const [all, good] = [String(answered), String(useful)];
  return language === 'en'
    ? `Of ${all} messages that were judged only ${good} were useful. Narrow its criteria, or stop it.`
    : `Von ${all} bewerteten Meldungen waren nur ${good} nützlich. Fassen Sie die Kriterien enger, oder halten Sie die Quelle an.`;
}
