import type { Role } from './model.ts';

/** What a heading may say besides a role to compare by. */
export type HeadingRole = Role | 'record-id' | 'result' | 'latitude' | 'name-more';

/**
 * Headings as lists in many languages write them, folded and without spaces. A heading is first looked up whole, then by its words, last to first
 * ("billing postal code"). `result`: what an earlier run of a linkage wrote.
 */
const HEADINGS: readonly (readonly [HeadingRole, string])[] = [
  [
    'name-more',
    'name 2|name2|name 3|name3|firma 2|firma2|firmenzusatz|firma zusatz|namenszusatz|company name 2|company 2|name zeile 2|zusatz|name zusatz',
  ],
  [
    'record-id',
    'id|rec id|record id|recid|unique id|uid key|row id|rowid|index|idx|key|pk|lfd nr|laufende nummer|nr|no|number|nummer|row|zeile|source|source dataset|quelle|source id|uuid|guid|oid|objectid|datensatz',
  ],
  [
    'result',
    'cluster|cluster id|clusterid|entity id|entityid|match id|matchid|group id|gold|gold id|truth|true id|ground truth|label|is match|is duplicate|duplicate of|dublette|dedupe id|canonical id|perfectmatch|true match id',
  ],
  ['latitude', 'lat|lon|lng|latitude|longitude'],
  [
    'company',
    'company|company name|companyname|firma|firmenname|unternehmen|unternehmensname|organisation|organization|org|org name|account|account name|kunde|kundenname|customer name|business name|legal name|supplier|vendor|lieferant|name 1|name1|entreprise|societe|raison sociale|empresa|razon social|azienda|ragione sociale|societa|bedrijf|bedrijfsnaam|firmanavn|foretag|yritys|firma nazwa|nazwa firmy|nazwa|spolecnost|cegnev|empresa nome|компания|организация|公司|公司名称|会社名|employer|arbeitgeber|hersteller|manufacturer|brand|marke',
  ],
  ['legal-form', 'legal form|rechtsform|gesellschaftsform|forme juridique|forma juridica|forma giuridica|rechtsvorm'],
  [
    'person',
    'full name|fullname|person|person name|contact|contact name|kontakt|ansprechpartner|kontaktperson|nom complet|nombre completo|nome completo|nome e cognome|volledige naam|imie i nazwisko|first and surname|name person|фио|姓名|氏名|author|authors|autor|autoren|artist|kunstler|director',
  ],
  [
    'first-name',
    'first name|firstname|given name|givenname|given names|forename|fname|vorname|vornamen|rufname|prenom|nombre|nombre de pila|nome|voornaam|fornavn|fornamn|etunimi|imie|jmeno|keresztnev|имя|名|middle name|middlename|zweiter vorname|initials|name first',
  ],
  [
    'last-name',
    'last name|lastname|surname|sur name|family name|familyname|lname|nachname|familienname|zuname|nom|nom de famille|apellido|apellidos|cognome|achternaam|etternavn|efternavn|efternamn|sukunimi|nazwisko|prijmeni|vezeteknev|sobrenome|apelido|фамилия|姓|name last|maiden name|geburtsname',
  ],
  ['title', 'titel|title person|academic title|akademischer titel|anrede|salutation|prefix|honorific'],
  [
    'job',
    'job|job title|jobtitle|position|funktion|function|role|rolle|occupation|beruf|profession|fonction|cargo|puesto|mansione|functie',
  ],
  [
    'street',
    'street|street name|street address|streetname|strasse|str|strasse hausnummer|strasse nr|address|address 1|address1|address line 1|addr|addr1|adresse|adresse 1|anschrift|rue|calle|direccion|via|indirizzo|straat|adres|gade|gata|gatuadress|katuosoite|ulica|ulice|utca|rua|endereco|улица|адрес|地址|住所|mailing street|billing street|street 1',
  ],
  [
    'house-number',
    'house number|housenumber|house no|street number|streetnumber|hausnummer|hausnr|haus nr|hnr|numero|numero civico|civico|huisnummer|huisnr|huis nr|huisnummer toevoeging|nr domu|numer domu|numer budynku|husnummer|husnr|cislo popisne|cislo domu|hazszam|numero de rue|street no|building number',
  ],
  [
    'postal-code',
    'postal code|postalcode|postcode|post code|zip|zip code|zipcode|plz|postleitzahl|code postal|cp|codigo postal|cap|codice postale|kod pocztowy|psc|iranyitoszam|postnummer|postinumero|cep|индекс|邮编|郵便番号',
  ],
  [
    'city',
    'city|town|suburb|place|ort|stadt|wohnort|gemeinde|locality|municipality|village|ville|commune|ciudad|localidad|poblacion|citta|comune|localita|plaats|woonplaats|stad|by|poststed|ort stadt|kaupunki|miasto|miejscowosc|mesto|obec|varos|cidade|город|城市|市|birth place|birthplace|geburtsort|place of birth',
  ],
  [
    'region',
    'state|region|province|county|bundesland|kanton|canton|land kreis|landkreis|departement|provincia|regione|comunidad|wojewodztwo|gebiet|район|省',
  ],
  [
    'country',
    'country|land|staat|pays|pais|paese|kraj|zeme|country code|landkurzel|nation|nationality|nationalitat|страна|国家',
  ],
  [
    'phone',
    'phone|telephone|tel|telefon|telefonnummer|phone number|phonenumber|mobile|mobile phone|mobil|mobilnummer|handy|cell|cell phone|fax|telefax|fax number|rufnummer|fon|telephone number|telefono|telefoon|telefone|movil|puhelin|телефон|电话|電話番号|phone 1|phone 2|telefon 1|telefon 2|durchwahl|zentrale',
  ],
  [
    'email',
    'email|e mail|mail|email address|e mail address|emailadresse|e mail adresse|mailadresse|courriel|correo|correo electronico|posta elettronica|почта|电子邮件|email 1',
  ],
  [
    'domain',
    'domain|website|web site|url|web|homepage|webseite|internet|www|site web|sitio web|sito web|web address|internetadresse|сайт|网址',
  ],
  [
    'identifier',
    'vat|vat id|vat number|ustid|ust idnr|ust id|ust id nr|umsatzsteuer id|umsatzsteueridentifikationsnummer|tax id|tax number|steuernummer|ssn|soc sec id|social security number|national id|nationalid|passport|ausweisnummer|register number|registernummer|handelsregister|handelsregisternummer|hrb|company number|siren|siret|tva|n tva|numero tva|btw|btw nummer|cif|nif|partita iva|codice fiscale|kvk|nip|regon|krs|ico|dic|lei|duns|ean|gtin|isbn|issn|doi|sku|mpn|artikelnummer|modelno|model number|model|part number|iban|kontonummer|account number|kundennummer|customer number|customer no|kdnr|debitor|debitorennummer|mitgliedsnummer|member number|patient id|nhs number|imei|license number|uid|uid nummer|tva|инн',
  ],
  [
    'date',
    'date of birth|birth date|birthdate|birthday|dob|geburtsdatum|geb datum|geburtstag|geboren|date de naissance|fecha de nacimiento|data di nascita|geboortedatum|data urodzenia|datum narozeni|data de nascimento|дата рождения|生日|出生日期|生年月日|date|datum|fecha|data|founded|gegrundet|grundungsdatum|date of death|sterbedatum|release date|published|erscheinungsdatum',
  ],
  [
    'number',
    'price|preis|amount|betrag|list price|prix|precio|prezzo|revenue|umsatz|employees|mitarbeiter|weight|gewicht|length|size|age|alter|pages|duration|abv|year|jahr|annee|ano|anno|rok|founded year|baujahr',
  ],
  [
    'category',
    'sex|gender|geschlecht|sexe|sexo|sesso|plec|type|typ|art|category|kategorie|status|industry|branche|segment|language|sprache|genre|marital status|familienstand|race|ethnicity|cuisine|style|format|пол|性别',
  ],
  [
    'text',
    'description|beschreibung|bemerkung|bemerkungen|notiz|notizen|note|notes|comment|comments|kommentar|text|remarks|title|titel buch|titre|titulo|titolo|venue|journal|conference|booktitle|publisher|verlag|product|product name|produkt|produktname|bezeichnung|artikelbezeichnung|item|features|song|album|abstract|keywords',
  ],
]; // prettier-ignore

const key = (text: string): string => text.replaceAll(' ', '');
const BY_HEADING = new Map<string, HeadingRole>();
for (const [role, words] of HEADINGS)
  for (const word of words.split('|')) if (!BY_HEADING.has(key(word))) BY_HEADING.set(key(word), role);

/** @param folded the heading folded, words parted by single spaces. @returns null where the heading says nothing */
export function roleOfHeading(folded: string): HeadingRole | null {
  const words = folded.split(' ').filter((word) => word !== '');
  const whole = BY_HEADING.get(words.join(''));
  if (whole !== undefined) return whole;
  // "customer postal code", "title left": the longest run of words that is known, the later one first.
  for (let length = Math.min(3, words.length - 1); length > 0; length--)
    for (let from = words.length - length; from >= 0; from--) {
      const found = BY_HEADING.get(words.slice(from, from + length).join(''));
      if (found !== undefined && (found !== 'record-id' || from + length === words.length)) return found;
    }
  return null;
}
