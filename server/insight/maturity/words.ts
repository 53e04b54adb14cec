import type { Maturity, Phase, Tool } from '#engines/maturity/index.ts';

type Language = 'de' | 'en';
type Pair = readonly [string, string];

const pick = (pair: Pair | undefined, language: Language): string => pair?.[language === 'de' ? 0 : 1] ?? '';

const phases: Readonly<Record<Phase, Pair>> = {
  awareness: ['Aufmerksamkeit', 'Awareness'],
  consideration: ['Abwägung', 'Consideration'],
  negotiation: ['Verhandlung', 'Negotiation'],
  after_sale: ['Nach dem Kauf', 'After sale'],
};

const tools: Readonly<Record<Tool, Pair>> = {
  content: ['Inhalte', 'Content'],
  market: ['Marktanalyse', 'Market analysis'],
  visibility: ['Sichtbarkeit', 'Visibility'],
  mail_automation: ['E-Mail-Strecken', 'Mail automation'],
  leads: ['Leads', 'Leads'],
  chat: ['Chat vor dem Kauf', 'Chat before the sale'],
  price: ['Preise', 'Prices'],
  meetings: ['Gespräche', 'Meetings'],
  presentation: ['Präsentationen', 'Presentations'],
  mailings: ['Mailings', 'Mailings'],
  sentiment: ['Stimmung', 'Sentiment'],
  service_chat: ['Chat im Service', 'Service chat'],
};

const stages: Readonly<Record<Tool, readonly [Pair, Pair, Pair]>> = {
  content: [
    ['Grundtexte und Ideen', 'Basic texts, ideas'],
    ['Texte je Segment', 'Texts per segment'],
    ['vorhergesagter Bedarf, A/B-Tests', 'Predicted need, A/B tests'],
  ],
  market: [
    ['öffentliche Fakten, einfache Segmente', 'Public facts, simple segments'],
    ['Interessen und Verhalten', 'Interests and behaviour'],
    ['Profile und Prognose', 'Profiles and forecast'],
  ],
  visibility: [
    ['Prüfung der Website', 'Site check'],
    ['Suchbegriffe und Texte', 'Keywords and texts'],
    ['persönliche Inhalte, Trends', 'Personal content, trends'],
  ],
  mail_automation: [
    ['Standard-Mails', 'Standard mails'],
    ['Segmente nach Verhalten', 'Segments by behaviour'],
    ['dynamisch und vorausschauend', 'Dynamic, predicted'],
  ],
  leads: [
    ['nach Branche und Ort', 'By sector and place'],
    ['nach Kontakten und Besuchen', 'By interactions and visits'],
    ['Vorhersage aus eigener Geschichte', 'Prediction from own history'],
  ],
  chat: [
    ['häufige Fragen, Übergabe an Menschen', 'Frequent questions, hand-over'],
    ['Empfehlungen', 'Recommendations'],
    ['vorhergesagter Bedarf', 'Predicted needs'],
  ],
  price: [
    ['äußere Faktoren', 'Outside factors'],
    ['Strategie je Segment', 'Strategy per segment'],
    ['einzeln und dynamisch', 'Individual, dynamic'],
  ],
  meetings: [
    ['Notizen, Mitschrift, Zusammenfassung', 'Notes, transcript, summary'],
    ['Aufgaben daraus im System', 'Tasks into the system'],
    ['nächster Schritt vorhergesagt', 'Next step predicted'],
  ],
  presentation: [
    ['Vorlage', 'Template'],
    ['mit Fakten des Kunden', 'With customer facts'],
    ['vorhergesagte Inhalte', 'Predicted content'],
  ],
  mailings: [
    ['Dank und Newsletter', 'Thanks, newsletter'],
    ['persönliches Nachfassen, Rückmeldung', 'Personal follow-up, feedback'],
    ['Rückgewinnung', 'Reactivation'],
  ],
  sentiment: [
    ['Bewertungen', 'Reviews'],
    ['Anfragen und Mails', 'Tickets and mails'],
    ['handeln vor der Beschwerde', 'Acting before a complaint'],
  ],
  service_chat: [
    ['häufige Fragen, Aufnahme', 'Frequent questions, intake'],
    ['Kontext des Kunden', "Customer's own context"],
    ['vorausschauende Hilfe', 'Predicted support'],
  ],
};

const counts: Readonly<Record<string, Pair>> = {
  companies: ['Firmen', 'Companies'],
  companies_with_industry: ['Firmen mit Branche', 'Companies with industry'],
  companies_with_employees: ['Firmen mit Beschäftigtenzahl', 'Companies with employee count'],
  people: ['Personen', 'People'],
  people_with_role: ['Personen mit Rolle im Einkauf', 'People with a buying role'],
  consents: ['belegte Einwilligungen', 'Documented consents'],
  interactions: ['festgehaltene Kontakte', 'Recorded contacts'],
  companies_with_interactions: ['Firmen mit Kontakten', 'Companies with contacts'],
  web_visits: ['Besuche der Website', 'Website visits'],
  conversations: ['Gespräche mit Notiz', 'Conversations with notes'],
  tasks: ['Aufgaben', 'Tasks'],
  deals_closed: ['abgeschlossene Chancen', 'Closed deals'],
  deals_open: ['offene Chancen', 'Open deals'],
  orders: ['Bestellungen', 'Orders'],
  orders_with_lines: ['Bestellungen mit Positionen', 'Orders with lines'],
  products_with_price: ['Produkte mit Preis', 'Products with price'],
  quotes_decided: ['entschiedene Angebote', 'Decided quotes'],
  customers_with_rhythm: ['Kunden mit Bestellrhythmus', 'Customers with an order rhythm'],
  mails: ['E-Mails und Nachrichten', 'Mails and messages'],
  touches_with_outcome: ['Kontakte mit Ergebnis', 'Contacts with outcome'],
};

export const phaseIn = (phase: Phase, language: Language): string => pick(phases[phase], language);
export const toolIn = (tool: Tool, language: Language): string => pick(tools[tool], language);
export const toolStageIn = (tool: Tool, stage: number, language: Language): string =>
  pick(stages[tool][stage - 1], language);
export const countIn = (count: string, language: Language): string => pick(counts[count], language);

export function stepIn({ count, have, need, lifts }: NonNullable<Maturity['step']>, language: Language): string {
  const number = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB');
  const missing = number.format(need - have);
  const names = lifts.map((tool) => toolIn(tool, language)).join(', ');
  if (language === 'de') {
    const what = `${countIn(count, language)}: noch ${missing} (jetzt ${number.format(have)} von ${number.format(need)})`;
    return lifts.length === 0
      ? `${what}. Das ist der nächste Baustein.`
      : `${what}. Das hebt ${names} auf die nächste Stufe.`;
  }
  const what = `${countIn(count, language)}: ${missing} more (now ${number.format(have)} of ${number.format(need)})`;
  return lifts.length === 0 ? `${what}. That is the next piece.` : `${what}. That lifts ${names} to the next stage.`;
}
