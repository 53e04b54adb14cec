export type KnownKind =
  | 'person'
  | 'company'
  | 'place'
  | 'address'
  | 'email'
  | 'domain'
  | 'phone'
  | 'vat'
  | 'iban'
  | 'number'
  | 'price'
  | 'term';

const KIND_WORDS: Readonly<Record<KnownKind, string>> = {
  person:
    'person name people contact kontakt ansprechpartner mensch first_name last_name vorname nachname fullname full_name',
  company: 'company firma organisation organization org account unternehmen kunde customer lieferant supplier',
  place: 'place ort city stadt location',
  address: 'address adresse anschrift street strasse straße',
  email: 'email mail e-mail e_mail',
  domain: 'domain website url web homepage',
  phone: 'phone telefon tel mobile mobil fax handy telephone',
  vat: 'vat vat_id vatid ust ustid ust-id ust_id uid',
  iban: 'iban bank account_number',
  number:
    'number nummer order order_number ordernumber bestellnummer auftrag auftragsnummer quote angebot invoice rechnung kundennummer customer_number id',
  price: 'price preis amount betrag',
  term: 'term begriff product produkt other sonstiges secret',
};
const kindByWord = new Map(
  Object.entries(KIND_WORDS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as KnownKind])),
);

/** The kind that a column says in German or English; what is not understood is a `term`, so that it is hidden all the same. */
export function readKind(text: string): KnownKind {
  return kindByWord.get(text.trim().toLowerCase().replace(/\s+/g, '_')) ?? 'term';
}
