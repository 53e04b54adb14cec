export const SHEET_KINDS = [
  'companies',
  'people',
  'deals',
  'orders',
  'quotes',
  'activities',
  'products',
  'consents',
  'objections',
] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** What the cells of a role are read as. */
export type Reading =
  | 'text'
  | 'long-text'
  | 'company'
  | 'person'
  | 'phone'
  | 'email'
  | 'domain'
  | 'vat'
  | 'street'
  | 'postal-code'
  | 'place'
  | 'address'
  | 'country'
  | 'salutation'
  | 'integer'
  | 'number'
  | 'amount'
  | 'day'
  | 'moment'
  | 'truth'
  | 'choice';

interface RoleFacts {
  readonly reads: Reading;
  /** Headings as exports name them; compared folded, without spaces, brackets and signs. */
  readonly headings: readonly string[];
}
const role = (reads: Reading, headings: string): RoleFacts => ({
  reads,
  headings: headings
    .split('|')
    .map((heading) => heading.trim())
    .filter(Boolean),
});

/**
 * Everything a column can mean, `<subject>.<field>`. Headings are those of Excel lists and of the exports of HubSpot, Salesforce, Pipedrive,
 * CAS genesisWorld, weclapp, SAP (KNA1, VBAK) and DATEV. A heading of several roles (`Name`, `Telefon`) stands in GENERIC.
 */
export const ROLES = {
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
  'deal.title': role(
    'text',
    'Deal Name|Deal|Opportunity Name|Opportunity|Deal - Title|Verkaufschance|Chance|Projekt|Projektname|Projektbezeichnung|Vorgang|Geschäft|Titel der Chance|Bezeichnung Chance|Chancenname|Deal title|Name der Chance',
  ),
  'deal.number': role(
    'text',
    'Deal ID|Opportunity ID|Deal - ID|Chancennummer|Projektnummer|Verkaufschance Nr|Projekt-Nr',
  ),
  'deal.stage': role(
    'text',
    'Deal Stage|Stage|Phase|Verkaufsphase|Deal - Stage|Pipelinephase|Pipeline Stage|Vertriebsphase|Projektphase|Verkaufsstufe|Stufe',
  ),
  'deal.value_cents': role(
    'amount',
    'Deal value|Deal - Value|Chancenwert|Volumen|Erwarteter Umsatz|Erwarteter Erlös|Auftragsvolumen|Expected Revenue|Projektvolumen|Angebotsvolumen|Potenzial|Deal Amount|Amount in company currency|Umsatzerwartung|Opportunity Amount|Auftragswert erwartet',
  ),
  'deal.opened_on': role(
    'day',
    'Eröffnet am|Chance seit|Created Date Opportunity|Deal created|Deal - Deal created|Opportunity Created|Opened on|Chance angelegt am',
  ),
  'deal.expected_close_on': role(
    'day',
    'Close Date|Expected Close Date|Deal - Expected close date|Abschlussdatum|Erwartetes Abschlussdatum|Voraussichtlicher Abschluss|Geplanter Abschluss|Abschluss erwartet|Abschluss am|Erwarteter Abschluss',
  ),
  'deal.next_step': role('text', 'Next Step|Nächster Schritt|Nächste Aktion|Nächste Aktivität'),
  'deal.next_step_on': role(
    'day',
    'Wiedervorlage|Wiedervorlage am|Nächster Schritt am|Next activity date|Deal - Next activity date|Next Activity Date|WV-Datum|WVL',
  ),
  'deal.lost_reason': role(
    'text',
    'Lost reason|Verlustgrund|Deal - Lost reason|Closed Lost Reason|Absagegrund|Grund für Verlust',
  ),
  'deal.competitor': role('text', 'Wettbewerber|Competitor|Mitbewerber|Konkurrent|Main Competitor(s)'),
  'deal.owner': role('text', 'Deal owner|Opportunity Owner|Deal - Owner|Zuständig für die Chance'),
  'deal.closed_at': role('day', 'Won time|Deal - Won time|Abgeschlossen am|Closed at|Gewonnen am|Deal - Closed on'),
  'deal.lost_at': role('day', 'Lost time|Deal - Lost time|Verloren am|Lost on|Lost date'),
  'deal.outcome': role(
    'choice',
    'Deal - Status|Deal status|Opportunity Status|Status der Chance|Chancenstatus|Ausgang der Chance|Won/Lost|Gewonnen/Verloren',
  ),
  'order.number': role(
    'text',
    'Auftragsnummer|Auftrags-Nr.|Auftrag|Auftragsnr|Order number|Order No|Order ID|Bestellnummer|Belegnummer|Beleg-Nr|Rechnungsnummer|Rechnungs-Nr|Invoice number|VBELN|Verkaufsbeleg|Sales document|Sales order|Sales Order No|Belegnr|Vorgangsnummer|AB-Nummer|Invoice No|AU-Nr|Belegfeld 1|Order|Order Reference|RG-Nr.|RgNr|RE-Nr.|Rech.-Nr.|Fakturanummer|Rg.-Nummer',
  ),
  'order.ordered_on': role(
    'day',
    'Auftragsdatum|Order date|Bestelldatum|Belegdatum|Rechnungsdatum|Invoice date|AUDAT|Datum Auftrag|Document date|Auftrag vom|ERDAT|Fakturadatum|Bestellt am|Created on Order|RG-Datum|RE-Datum|Rech.-Datum|Rechnung vom',
  ),
  'order.status': role('text', 'Auftragsstatus|Order status|Belegstatus|Lieferstatus|Rechnungsstatus'),
  'order.total_cents': role(
    'amount',
    'Auftragswert|Auftragssumme|Nettobetrag|Order total|Order value|Total|Gesamtbetrag|Rechnungsbetrag|NETWR Kopf|Belegsumme|Netto gesamt|Gesamtnetto|Auftragswert netto|Total net|Summe|Net amount|Gesamtsumme|Gesamt netto|Umsatz (Soll/Haben)|Bestellwert|Rechnungssumme',
  ),
  'line.position': role(
    'integer',
    'Pos|Pos.|Position Nr|Positionsnummer|Line|Line No|POSNR|Item|Position (Auftrag)|Auftragsposition|Pos-Nr|Line item',
  ),
  'line.product_number': role(
    'text',
    'Artikelnummer|Artikel-Nr.|ArtikelNr|Art.-Nr.|ArtNr|SKU|Item number|Product number|Product code|MATNR|Material|Materialnummer|Teilenummer|Item No|Part number|Sachnummer|Artikel Nr|Produktnummer|Material number',
  ),
  'line.description': role(
    'text',
    'Artikelbezeichnung|Artikeltext|Positionstext|Item description|Product description|ARKTX|Artikel|Produkt|Product|Leistung|Line description|Materialbezeichnung|Bezeichnung Position|Product name',
  ),
  'line.quantity': role(
    'number',
    'Menge|Quantity|Qty|Anzahl|Stückzahl|KWMENG|Auftragsmenge|Bestellmenge|Stk|Qty.|Stück|Liefermenge',
  ),
  'line.price_cents': role(
    'amount',
    'Einzelpreis|Stückpreis|Unit price|E-Preis|Preis/Einheit|NETPR|EP|Preis je Stück|VK-Preis Position|Einzelpreis netto|EPreis|VK-Preis je Einheit',
  ),
  'line.total_cents': role(
    'amount',
    'Positionswert|Positionssumme|Gesamtpreis|Line total|Nettowert|NETWR|Positionsbetrag|GP|Zeilensumme|Zeilenbetrag|Line amount|Netto Position|Pos.-Wert|GPreis|G-Preis',
  ),
  'quote.number': role(
    'text',
    'Angebotsnummer|Angebots-Nr|Angebot|Quote number|Quotation|Quote No|Offer number|Angebot Nr|AN-Nr|Angebotsnr',
  ),
  'quote.sent_on': role('day', 'Angebotsdatum|Quote date|Angebot vom|Offer date|Angebot gesendet am'),
  'quote.valid_until': role('day', 'Gültig bis|Valid until|Bindefrist|Angebot gültig bis|Expiration date'),
  'quote.status': role('choice', 'Angebotsstatus|Quote status'),
  'quote.total_cents': role('amount', 'Angebotswert|Angebotssumme|Quote total|Angebotsbetrag|Angebotswert netto'),
  'product.number': role('text', ''),
  'product.name': role('text', 'Produktname|Produktbezeichnung|Artikelname'),
  'product.category': role(
    'text',
    'Warengruppe|Produktgruppe|Kategorie|Category|Product category|Artikelgruppe|MATKL|Product family|Produktkategorie|Sortiment|Produktfamilie|WGR|Warengrp.',
  ),
  'product.unit': role('text', 'Einheit|Mengeneinheit|Unit|ME|UoM|Verkaufseinheit|Unit of measure|MEINS|Basiseinheit'),
  'product.price_cents': role(
    'amount',
    'Listenpreis|Preis|Price|VK|VK-Preis|Verkaufspreis|List price|VK netto|Preis netto|Sales price',
  ),
  'product.cost_cents': role(
    'amount',
    'Einstandspreis|Einkaufspreis|EK|EK-Preis|EK netto|Selbstkosten|Herstellkosten|Herstellungskosten|Wareneinsatz|Cost|Unit cost|Cost price|Standard cost',
  ),
  'activity.kind': role(
    'choice',
    'Aktivitätstyp|Activity type|Art der Aktivität|Aktivitätsart|Kontaktkanal|Kanal|Activity - Type|Activity|Aktivität|Vorgangsart|Task Type|Engagement type|Kontaktweg|Kontaktform',
  ),
  'activity.happened_at': role(
    'moment',
    'Kontaktdatum|Activity date|Aktivitätsdatum|Besuchsdatum|Datum/Uhrzeit|Due date|Activity - Due date|Datum Kontakt|Kontakt am|Gespräch am|Termin|Beginn|Start|Datum Besuch|Gesprächsdatum|Date of contact',
  ),
  'activity.subject': role('text', 'Betreff|Subject|Thema|Activity - Subject|Anlass|Stichwort|Kurztext|Besuchszweck'),
  'activity.body': role(
    'long-text',
    'Inhalt|Gesprächsnotiz|Besuchsbericht|Body|Text|Full Comments|Bericht|Protokoll|Activity - Note|Activity notes|Gesprächsinhalt|Note body',
  ),
  'activity.direction': role('choice', 'Richtung|Direction|Eingehend/Ausgehend|Call direction'),
  'activity.outcome': role('text', 'Ergebnis|Outcome|Resultat|Call outcome|Gesprächsergebnis|Ausgang'),
  'activity.by_name': role(
    'text',
    'Mitarbeiter (Kontakt)|Bearbeitet von|Activity - Assigned to user|Durchgeführt von|Assigned to|Erledigt von',
  ),
  'consent.point': role('text', 'Kontaktpunkt|Contact point|E-Mail oder Telefon|Adresse/Nummer'),
  'consent.channel': role('choice', 'Kanal der Einwilligung|Consent channel|Einwilligung Kanal|Werbekanal'),
  'consent.given': role(
    'truth',
    'Einwilligung|Consent|Opt-in|Newsletter|Newsletter Einwilligung|Marketing consent|Einwilligung erteilt|Werbeeinwilligung|DSGVO-Einwilligung|Newsletter abonniert|GDPR consent|Marketing emails opt-in|Status Einwilligung',
  ),
  'consent.at': role(
    'moment',
    'Einwilligungsdatum|Einwilligung am|Consent date|Opt-in Datum|Datum der Einwilligung|DOI-Datum|Opt-in date|Opt-in time|Confirmed at|Eingewilligt am|Double-Opt-in am|Consent given at|CONFIRM_TIME|OPTIN_TIME',
  ),
  'consent.wording': role('long-text', 'Einwilligungstext|Wortlaut|Consent text|Wording|Text der Einwilligung'),
  'consent.proof_ip': role('text', 'IP|IP-Adresse|IP address|Opt-in IP|OPTIN_IP|CONFIRM_IP|IP Adresse Bestätigung'),
  'consent.proof_form': role(
    'text',
    'Formular|Form|Quelle der Einwilligung|Consent source|Nachweis|Proof|Herkunft der Einwilligung',
  ),
  'objection.point': role('text', 'Gesperrte Adresse|Gesperrte Nummer|Sperreintrag'),
  'objection.set': role(
    'truth',
    'Werbesperre|Widerspruch|Werbewiderspruch|Opt-out|Unsubscribed|Unsubscribed from all email|Email Opt Out|Do Not Call|Keine Werbung|Robinson|Abgemeldet|Gesperrt für Werbung|Mailsperre|Marketing-Sperre|Werbeverbot|Opted out of email',
  ),
  'objection.at': role(
    'moment',
    'Widerspruch am|Widerspruchsdatum|Abmeldedatum|Abgemeldet am|Unsubscribe date|Opt-out date|Opt-out Datum|Sperrdatum|UNSUB_TIME|Gesperrt am|Date of objection',
  ),
  'objection.scope': role('choice', 'Umfang des Widerspruchs|Scope|Sperrumfang|Gesperrter Kanal'),
} as const satisfies Readonly<Record<string, RoleFacts>>;

export type RoleName = keyof typeof ROLES;
export const roleReads = (name: RoleName): Reading => ROLES[name].reads;
export const isRoleName = (name: string): name is RoleName => Object.hasOwn(ROLES, name);
