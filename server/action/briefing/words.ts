type Language = 'de' | 'en';
type Pair = Readonly<Record<Language, string>>;

export const words = {
  company: { de: 'Firma', en: 'Company' },
  person: { de: 'Gesprächspartner', en: 'Contact' },
  role: { de: 'Rolle', en: 'Role' },
  phone: { de: 'Telefon', en: 'Phone' },
  business: { de: 'Geschäft', en: 'Business' },
  signals: { de: 'Was die Auswertung sagt', en: 'What the scores say' },
  noSignals: {
    de: 'Noch nicht genug Daten für eine Aussage zu dieser Firma.',
    en: 'Not enough data yet to say anything about this company.',
  },
  history: { de: 'Vorgeschichte', en: 'History' },
  open: { de: 'Offene Punkte', en: 'Open points' },
  changed: { de: 'Was sich geändert hat', en: 'What changed' },
  objections: { de: 'Mögliche Einwände und Antworten', en: 'Likely objections and answers' },
  people: { de: 'Wer noch dort arbeitet', en: 'Who else is there' },
  noHistory: { de: 'Bisher ist kein Kontakt festgehalten.', en: 'No contact has been recorded so far.' },
  noOpen: { de: 'Nichts ist offen.', en: 'Nothing is open.' },
  noChange: {
    de: 'In den letzten 90 Tagen hat sich nichts geändert, von dem Lotse weiß.',
    en: 'Nothing that Lotse knows of has changed in the last 90 days.',
  },
  noObjection: {
    de: 'Zu verlorenen Chancen sind noch keine Gründe festgehalten. Sie lassen sich beim Schließen einer Chance eintragen.',
    en: 'No reasons for lost deals are recorded yet. They can be entered when a deal is closed.',
  },
  goal: { de: 'Ziel des Gesprächs', en: 'Goal of the call' },
  unsupported: {
    de: 'Die Zusammenfassung des Modells stand nicht in den Angaben und wird nicht gezeigt.',
    en: 'The summary of the model was not in the facts and is not shown.',
  },
  noPeople: { de: 'Niemand sonst ist bekannt.', en: 'Nobody else is known.' },
} as const satisfies Readonly<Record<string, Pair>>;
export const word = (key: keyof typeof words, language: Language): string => words[key][language];

const kinds: Readonly<Record<string, Pair>> = {
  call: { de: 'Telefonat', en: 'Call' },
  email: { de: 'E-Mail', en: 'E-mail' },
  meeting: { de: 'Treffen', en: 'Meeting' },
  visit: { de: 'Besuch', en: 'Visit' },
  letter: { de: 'Brief', en: 'Letter' },
  message: { de: 'Nachricht', en: 'Message' },
  fair: { de: 'Messe', en: 'Trade fair' },
  web: { de: 'Website', en: 'Website' },
  note: { de: 'Notiz', en: 'Note' },
  task: { de: 'Aufgabe', en: 'Task' },
  deal: { de: 'Chance', en: 'Deal' },
  quote: { de: 'Angebot', en: 'Quote' },
};
export const kindIn = (kind: string, language: Language): string => kinds[kind]?.[language] ?? kind;

const roles: Readonly<Record<string, Pair>> = {
  decider: { de: 'entscheidet', en: 'decides' },
  influencer: { de: 'beeinflusst', en: 'influences' },
  user: { de: 'nutzt', en: 'uses' },
  gatekeeper: { de: 'öffnet Türen', en: 'opens doors' },
  buyer: { de: 'kauft ein', en: 'buys' },
  champion: { de: 'spricht für uns', en: 'speaks for us' },
  blocker: { de: 'spricht gegen uns', en: 'speaks against us' },
};
export const roleIn = (role: string, language: Language): string => roles[role]?.[language] ?? role;

const relations: Readonly<Record<string, Pair>> = {
  inquiry: { de: 'Anfrage', en: 'inquiry' },
  customer: { de: 'Kunde', en: 'customer' },
  former_customer: { de: 'ehemaliger Kunde', en: 'former customer' },
  partner: { de: 'Partner', en: 'partner' },
};
/** Empty where there is none: that no order came yet says it. */
export const relationIn = (relation: string, language: Language): string => relations[relation]?.[language] ?? '';

// General craft of the trade, told as such: not a proof that it worked here.
const answers: readonly (readonly [RegExp, Pair])[] = [
  [
    /preis|teuer|price|expens|kosten|budget/i,
    {
      de: 'Fragen, womit verglichen wird. Über die Kosten der ganzen Laufzeit sprechen, nicht über den Nachlass.',
      en: 'Ask what it is compared with. Talk about the cost over the whole life, not about a discount.',
    },
  ],
  [
    /termin|liefer|zeit|delivery|time|late/i,
    {
      de: 'Den Termin nennen, der sicher hält, und sagen, was ihn früher möglich macht.',
      en: 'Name the date that is certain, and what would make an earlier one possible.',
    },
  ],
  [
    /wettbewerb|konkurrenz|competit|andere/i,
    {
      de: 'Fragen, was dort den Ausschlag gab. Keinen Wettbewerber schlechtreden.',
      en: 'Ask what decided it there. Run no competitor down.',
    },
  ],
  [
    /bedarf|need|projekt|project|verschoben|postpon/i,
    {
      de: 'Fragen, wann das Thema wiederkommt, und den Tag als Wiedervorlage festhalten.',
      en: 'Ask when the matter comes up again, and note that day.',
    },
  ],
  [
    /technik|technisch|qualit|leistung|technical|performance/i,
    {
      de: 'Die Anforderung genau aufnehmen und einen Techniker dazuholen, statt zu versprechen.',
      en: 'Take the requirement down exactly and bring in an engineer instead of promising.',
    },
  ],
];
export const answerIn = (reason: string, language: Language): string =>
  answers.find(([pattern]) => pattern.test(reason))?.[1][language] ??
  (language === 'de'
    ? 'Nachfragen, was genau dahintersteht, bevor Sie antworten.'
    : 'Ask what exactly is behind it before you answer.');

export function dayIn(day: string, language: Language): string {
  const [year, month, date] = day.split('-');
  return language === 'de'
    ? `${date}.${month}.${year}`
    : `${Number(date)} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1]} ${year}`;
}
export const moneyIn = (cents: number, language: Language): string =>
  new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
