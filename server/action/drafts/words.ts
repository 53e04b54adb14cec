import type { DraftKind } from '#engines/drafting/index.ts';

type Language = 'de' | 'en';
const kinds: Readonly<Record<DraftKind, Readonly<Record<Language, string>>>> = {
  first_approach: { de: 'Erstansprache', en: 'First approach' },
  meeting_follow_up: { de: 'Nach dem Gespräch', en: 'After a meeting' },
  quote_follow_up: { de: 'Nach dem Angebot', en: 'After a quote' },
  reactivation: { de: 'Wieder ins Gespräch kommen', en: 'Getting back in touch' },
  cold_call_refusal: { de: 'Absage an einen Werbeanruf', en: 'Declining a cold call' },
  inquiry_answer: { de: 'Antwort auf eine Anfrage', en: 'Answer to an inquiry' },
  invitation: { de: 'Einladung', en: 'Invitation' },
  social_post: { de: 'Beitrag für soziale Netze', en: 'Social media post' },
  product_text: { de: 'Produkttext', en: 'Product text' },
};
export const kindIn = (kind: DraftKind, language: Language): string => kinds[kind][language];

const labels = {
  company: { de: 'Firma', en: 'Company' },
  industry: { de: 'Branche', en: 'Industry' },
  person: { de: 'Ansprechpartner', en: 'Contact' },
  lastContact: { de: 'Letzter Kontakt', en: 'Last contact' },
  talk: { de: 'Letztes Gespräch', en: 'Last talk' },
  inquiry: { de: 'Anfrage', en: 'Inquiry' },
  quote: { de: 'Angebot', en: 'Quote' },
  order: { de: 'Letzter Auftrag', en: 'Last order' },
  event: { de: 'Veranstaltung', en: 'Event' },
  product: { de: 'Produkt', en: 'Product' },
  usp: { de: 'Was uns ausmacht', en: 'What sets us apart' },
  points: { de: 'Punkte', en: 'Points' },
  nextStep: { de: 'Nächster Schritt', en: 'Next step' },
} as const;
const contacts: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  call: { de: 'Telefonat', en: 'call' },
  email: { de: 'E-Mail', en: 'e-mail' },
  meeting: { de: 'Termin', en: 'meeting' },
  visit: { de: 'Besuch', en: 'visit' },
  letter: { de: 'Brief', en: 'letter' },
  message: { de: 'Nachricht', en: 'message' },
  fair: { de: 'Messe', en: 'trade fair' },
};
export const contactIn = (kind: string, language: Language): string => contacts[kind]?.[language] ?? kind;

export const dayIn = (iso: string, language: Language): string =>
  language === 'de' ? iso.split('-').reverse().join('.') : iso;

export const validIn = (day: string, language: Language): string =>
  language === 'de' ? `gültig bis ${day}` : `valid until ${day}`;

export type FactLabel = keyof typeof labels;
export const labelIn = (label: FactLabel, language: Language): string => labels[label][language];

const doubts: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  negation: { de: 'Sagt vielleicht das Gegenteil einer Angabe.', en: 'May say the opposite of a fact.' },
  contrary: { de: 'Sagt vielleicht das Gegenteil einer Angabe.', en: 'May say the opposite of a fact.' },
  'other-subject': { de: 'Eine Zahl, die von etwas anderem gesagt ist.', en: 'A number told of something else.' },
  'term-unknown': { de: 'Ein Begriff, der in den Angaben nicht vorkommt.', en: 'A term that is not in the facts.' },
};
export const doubtIn = (doubt: string, language: Language): string => doubts[doubt]?.[language] ?? doubt;

export function struckIn(count: number, language: Language): string {
  if (language === 'de')
    return count === 1
      ? 'Ein Satz des Modells stand nicht in den Angaben und wurde gestrichen.'
      : `${count} Sätze des Modells standen nicht in den Angaben und wurden gestrichen.`;
  return count === 1
    ? 'One sentence of the model was not in the facts and was struck.'
    : `${count} sentences of the model were not in the facts and were struck.`;
}
export const templateIn = (why: string, language: Language): string =>
  language === 'de' ? `Von der Vorlage geschrieben: ${why}` : `Written by the template: ${why}`;
export const uselessIn = (language: Language): string =>
  language === 'de' ? 'Der Text des Modells war nicht zu belegen.' : 'The text of the model could not be supported.';
export const slipsIn = (language: Language): string =>
  language === 'de' ? 'Der Text des Modells hatte Sprachfehler.' : 'The text of the model had language slips.';
export const familiarIn = (familiar: boolean, language: Language): string =>
  language === 'de' ? (familiar ? 'du' : 'Sie') : familiar ? 'familiar' : 'formal';
/** `day`: the last one to say it. */
export function originIn(day: string, language: Language): string {
  return language === 'de'
    ? `Am Ende steht, woher die Angaben stammen (Art. 14 DSGVO); spätester Tag dafür ist der ${dayIn(day, 'de')}. Ergänzen Sie, wie lange Sie die Angaben speichern und wer bei Ihnen für den Datenschutz zuständig ist.`
    : `The end says where the details come from (Art. 14 GDPR), due by ${day}. Add how long you keep them and who is responsible for data protection at your company.`;
}
