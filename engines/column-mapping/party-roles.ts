import { type RoleFacts, role } from './role.ts';

/** Columns about companies and the people in them. */
export const PARTY_ROLES = {
  'company.name': role(
    'company',
    'Firma|Firmenname|Unternehmen|Unternehmensname|Company|Company name|Account Name|Account|Organization|Organisation|Organization - Name|Organisation - Name|Kunde|Kundenname|Customer|Customer name|Name 1|Name1|Firma 1|Firmierung|Associated Company|Adressname|Kurzname|Debitor|Debitorname|Name des Kunden|Lieferant|Geschäftspartner|Business Partner|Firma/Name|Name (Adressattyp Unternehmen)|Mandant|Auftraggeber|Betrieb|Company/Account|ORG|Deal - Organization|Person - Organization|Associated Company (Primary)|Bezeichnung Kunde|Sold-to party name|Account: Account Name|Interessent|Organisation/Firma|Fa.|Hotelname|Hotel|GP-Name|Firma (geschäftlich)|Na1|Organization Name',
  ),
  'company.name2': role(
    'text',
    'Name 2|Name2|Firma 2|Firmenzusatz|Zusatz|Namenszusatz|Firma Zusatz|Name (Zusatz)|Company name 2|Name Zeile 2|Na2',
  ),
  'company.legal_form': role('text', 'Rechtsform|Legal form|Gesellschaftsform|Unternehmensform'),
  'company.customer_number': role(
    'text',
    'Kundennummer|Kunden-Nr.|Kundennr|Kunden Nr|KdNr|Kd-Nr.|KD Nr|Customer number|Customer no|Customer No.|Customer ID|Debitorennummer|Debitor Nr|Debitoren-Nr|Debitorenkonto|Account Number|Kontonummer Debitor|KUNNR|Konto|Kunden ID|KundenID|Adressnummer|Adress-Nr|Sold-to party|Auftraggeber Nr|Geschäftspartnernummer|Kundenkonto|Personenkonto|Partnernummer|Kunde Nr|Organization - ID|Account ID|Company ID|Record ID Company|Associated Company ID|KtoNr|Kto-Nr|Konto-Nr|Kontonummer|Debitornummer|Debitor-Nr|Kundenkontonummer|Customer account|Business partner number|GP-Code|AdrNr|Adr.-Nr.',
  ),
  'company.vat_id': role(
    'vat',
    'USt-IdNr.|USt-ID|UStID|USt-Id-Nr|UStIdNr|Umsatzsteuer-ID|Umsatzsteueridentifikationsnummer|Umsatzsteuer-Identifikationsnummer|VAT|VAT ID|VAT number|VAT Reg No|VAT Registration No.|VATNo|UID|UID-Nummer|UID-Nr|STCEG|EU-UStID|MwSt-Nr|EU-Land und USt-IdNr|Tax ID|TVA|EUStID|VAT Registration Number',
  ),
  'company.street': role(
    'street',
    'Straße|Strasse|Str.|Street|Street address|Billing Street|Straße und Hausnummer|Straße/Hausnummer|Strasse + Nr|Straße, Nr.|Straße Nr|Anschrift Straße|Address 1|Adresse 1|Adresszeile 1|Address line 1|STRAS|Strasse Hausnummer|Rechnungsadresse Straße|Mailing Street|Hausanschrift Straße|Shipping Street|Straße (Geschäftlich)|Business Street|Street name',
  ),
  'company.house_number': role(
    'text',
    'Hausnummer|Hausnr|Haus-Nr.|Hnr|House number|Nr. (Haus)|Hausnummer Zusatz|HOUSE_NUM1|House No',
  ),
  'company.po_box': role('text', 'Postfach|PO Box|P.O. Box|PFACH|Postfach Nr'),
  'company.postal_code': role(
    'postal-code',
    'PLZ|Postleitzahl|Zip|Zip code|Postal code|Postcode|Billing Zip/Postal Code|Billing Postal Code|Mailing Zip/Postal Code|Zip/Postal Code|PSTLZ|Rechnungsadresse PLZ|Organization - Postal code|Organization - Zip/Postal code of address|Post code|PLZ (Geschäftlich)|Plz Firma|Business Postal Code|Billing Code',
  ),
  'company.city': role(
    'text',
    'Ort|Stadt|City|Town|Wohnort|Billing City|Mailing City|ORT01|Ortschaft|Gemeinde|Firmensitz|Sitz|Standort|Rechnungsadresse Ort|Organization - City/town/village/locality|Business City|Ort (Geschäftlich)|Ort/Stadt|Stadt/Ort',
  ),
  'company.place': role(
    'place',
    'PLZ Ort|PLZ/Ort|PLZ, Ort|PLZ und Ort|PLZ + Ort|Zip City|Postal code and city|Ort mit PLZ',
  ),
  'company.address': role(
    'address',
    'Adresse|Anschrift|Address|Full address|Organization - Address|Organisation - Adresse|Firmenadresse|Hausanschrift|Postanschrift|Rechnungsadresse|Billing Address|Location|Firmenanschrift|Adresse komplett',
  ),
  'company.region': role(
    'text',
    'Bundesland|Region|State|State/Region|State/Province|Billing State/Province|Billing State|Kanton|Gebiet|Province|REGIO|Landkreis|Vertriebsgebiet|Territory',
  ),
  'company.country': role(
    'country',
    'Land|Country|Country/Region|Land/Region|Billing Country|Mailing Country|Staat|Länderkennzeichen|LKZ|LAND1|Ländercode|Country code|Landeskennzeichen|ISO-Land|Nation|Rechnungsadresse Land|Organization - Country of address|Country/Region Code',
  ),
  'company.phone': role(
    'phone',
    'Telefon Firma|Telefon Zentrale|Zentrale|Company phone|Company phone number|Firmentelefon|Account Phone|TELF1|Organization - Phone|Hauptnummer|Telefonzentrale|Main phone',
  ),
  'company.fax': role('phone', 'Fax|Telefax|Faxnummer|Fax number|TELFX|Fax-Nr|Fax Firma|Business Fax|Telefaxnummer'),
  'company.email': role(
    'email',
    'E-Mail Firma|Firmen-E-Mail|Company email|E-Mail Zentrale|Organization - Email|Allgemeine E-Mail|Info-Mail|E-Mail allgemein|Rechnungs-E-Mail',
  ),
  'company.website': role(
    'domain',
    'Website|Webseite|Homepage|Web|Internet|URL|WWW|Website URL|Company Domain Name|Domain|Company domain|Internetadresse|Web-Adresse|Webadresse|Organization - Website|Internet-Adresse|Webpage|Account Website|Unternehmensdomain|Home Page',
  ),
  'company.industry': role(
    'text',
    'Branche|Industry|Industrie|Wirtschaftszweig|Sector|Branchencode|BRSCH|WZ|NACE|Sparte|Geschäftszweig|Organization - Industry|Branchenbezeichnung|Market segment|Unternehmensgegenstand|Tätigkeitsbereich',
  ),
  'company.employees': role(
    'integer',
    'Mitarbeiter|Mitarbeiterzahl|Anzahl Mitarbeiter|Employees|Number of Employees|No. of employees|Beschäftigte|Mitarbeiteranzahl|MA|Anz. MA|JMZAH|Anzahl Beschäftigte|Headcount|MA-Zahl|Unternehmensgröße|Company size|Employee count',
  ),
  'company.revenue_cents': role(
    'amount',
    'Umsatz|Jahresumsatz|Jahresumsatz der Firma|Revenue|Annual Revenue|Umsatz Vorjahr|Umsatz €|Umsatz EUR|UMSAT|Turnover|Jahresumsatz in EUR|Umsatz (T€)|Umsatz TEUR|Umsatz p.a.|Annual turnover',
  ),
  'company.founded_year': role(
    'integer',
    'Gründungsjahr|Year Founded|Gegründet|Gründung|Founded|Founded year|Jahr der Gründung',
  ),
  'company.relation': role(
    'choice',
    'Kundenstatus|Beziehung|Relation|Kundenart|Kundentyp|Customer type|Lifecycle Stage|Adressart|Account Type|Kontaktart|Geschäftsbeziehung|Partnerart|Relationship|Kunde/Interessent|Type of customer|Kategorie Kunde|Adresstyp|Lifecyclephase',
  ),
  'company.lead_source': role(
    'text',
    'Leadquelle|Lead Source|Quelle|Herkunft|Original Source|Source|Original Traffic Source|Akquisequelle|Herkunft der Adresse|Ursprung',
  ),
  'company.external_id': role(
    'text',
    'Record ID|RecordID|Datensatz-ID|GUID|GGUID|Externe ID|External ID|UUID|Lotse-ID|Account ID (18)|Account ID (15)|Case Safe ID',
  ),
  'company.owner': role('text', 'Company owner|Account Owner|Organization - Owner|Firmenbetreuer|Kundeninhaber'),
  'company.note': role(
    'long-text',
    'Notiz Firma|Company notes|Beschreibung Firma|Unternehmensbeschreibung|About us|Description Company',
  ),
  'person.full_name': role(
    'person',
    'Ansprechpartner|Kontakt|Kontaktperson|Contact|Contact name|Contact person|Ansprechperson|Vor- und Nachname|Vorname Nachname|Nachname, Vorname|Full name|Vollständiger Name|Person - Name|Person|Gesprächspartner|FN|Ansprechpartner Name|Name Ansprechpartner|Kontaktname|AP|AP Name|Geschäftsführer|Inhaber|Associated Contact|Deal - Contact person|Ansprechpartnername|Empfänger|Ansprechp.|Ansprechpart.|Kontaktpers.|ASP',
  ),
  'person.salutation': role(
    'salutation',
    'Anrede|Salutation|Anredeschlüssel|Briefanrede|ANRED|Geschlecht|Gender|Anrede Ansprechpartner|AP Anrede|Anredeform',
  ),
  'person.title': role(
    'text',
    'Titel|Akademischer Titel|Akad. Titel|Title (academic)|Akademischer Grad|TITEL|Titel Ansprechpartner|Dr.|Namenstitel|AP Titel|Titel/Akad. Grad|Titel/Akademischer Grad',
  ),
  'person.first_name': role(
    'text',
    'Vorname|First name|Given name|Rufname|NAMEV|Firstname|Forename|Vorname Ansprechpartner|Person - First name|AP Vorname|Ansprechpartner Vorname|Contact First Name',
  ),
  'person.last_name': role(
    'text',
    'Nachname|Last name|Familienname|Surname|Lastname|Zuname|Family name|Name Person|Nachname Ansprechpartner|Person - Last name|AP Nachname|Ansprechpartner Nachname|Contact Last Name|Name (Adressattyp natürl. Person)|Name natürliche Person',
  ),
  'person.job_title': role(
    'text',
    'Position|Funktion|Job Title|Jobtitel|Stelle|Berufsbezeichnung|Stellenbezeichnung|Rolle im Unternehmen|Function|Beruf|ABTNR Funktion|Tätigkeit|Position im Unternehmen|Person - Job title|Funktionsbezeichnung|AP Funktion|Role|Organization Title|Job Position',
  ),
  'person.department': role(
    'text',
    'Abteilung|Department|Bereich|ABTNR|Abt.|Division|Abteilung Ansprechpartner|Organization Department',
  ),
  'person.email': role(
    'email',
    'E-Mail Ansprechpartner|Ansprechpartner E-Mail|E-Mail persönlich|Person - Email|Person - Email - Work|Contact Email|E-Mail (geschäftlich)|E-Mail Kontakt|AP E-Mail|E-Mail dienstlich|Work email|Email (Work)|Kontakt E-Mail|E-Mail Adresse Ansprechpartner|Person - Email - Other|E-Mail 1 - Value',
  ),
  'person.phone': role(
    'phone',
    'Telefon Ansprechpartner|Durchwahl|Direct phone|Direktwahl|Person - Phone|Person - Phone - Work|Contact Phone|Telefon direkt|AP Telefon|Telefon Durchwahl|Ansprechpartner Telefon|Kontakt Telefon|Phone (Work)|Telefon (Durchwahl)',
  ),
  'person.mobile': role(
    'phone',
    'Mobil|Handy|Mobiltelefon|Mobile|Mobile Phone|Mobilnummer|Handynummer|Mobile Phone Number|Cell|Cell phone|Mobil Ansprechpartner|Mobiltelefonnummer|Person - Phone - Mobile|TELF2|Funktelefon|AP Mobil|Natel|Telefon Mobil|Telefon mobil (geschäftlich)',
  ),
  'person.buying_role': role(
    'choice',
    'Buying Role|Kaufrolle|Rolle im Buying Center|Entscheiderrolle|Rolle im Kaufprozess|Buying Center|Entscheider',
  ),
  'person.language': role('text', 'Sprache|Language|Korrespondenzsprache|SPRAS|Preferred language'),
  'person.owner': role('text', 'Kontaktinhaber|Contact owner|Person - Owner'),
  'person.note': role('long-text', 'Notiz Ansprechpartner|Contact notes|Bemerkung Ansprechpartner'),
} as const satisfies Readonly<Record<string, RoleFacts>>;
