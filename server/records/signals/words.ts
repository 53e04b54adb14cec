type Words = readonly [de: string, en: string];
type Language = 'de' | 'en';

/** What stands on the timeline and in a task; {company} and {person} are put in. */
export const signalTitles: Readonly<Record<string, Words>> = {
  opening: ['Eröffnung bei {company}', 'Opening at {company}'],
  closing: ['Schließung bei {company}', 'Closing at {company}'],
  move: ['{company} ist umgezogen', '{company} has moved'],
  takeover: ['Übernahme: {company}', 'Takeover: {company}'],
  merger: ['Fusion: {company}', 'Merger: {company}'],
  insolvency: ['Insolvenz: {company}', 'Insolvency: {company}'],
  'change-of-management': ['Wechsel in der Führung von {company}', 'Change of leadership at {company}'],
  'new-plant-or-machine': ['{company} baut aus', '{company} is expanding'],
  award: ['Auszeichnung für {company}', 'Award for {company}'],
  'job-surge': ['{company} stellt ein', '{company} is hiring'],
  'product-launch': ['Neues Produkt von {company}', 'New product of {company}'],
  gone: ['{company} steht nicht mehr im Verzeichnis', '{company} is no longer listed'],
};

/** What is to be done about it; kinds that are not here are only told. */
export const signalTasks: Readonly<Record<string, Words>> = {
  'change-of-management': [
    'Neuer Entscheider bei {company}{person}: kennenlernen',
    'New decider at {company}{person}: get to know',
  ],
  takeover: [
    '{company}: klären, was die Übernahme für uns heißt',
    '{company}: find out what the takeover means for us',
  ],
  merger: ['{company}: klären, was die Fusion für uns heißt', '{company}: find out what the merger means for us'],
  insolvency: [
    '{company}: offene Posten und Lieferungen prüfen (Insolvenz gemeldet)',
    '{company}: check open items and deliveries (insolvency reported)',
  ],
  'new-plant-or-machine': ['{company} baut aus: Bedarf klären', '{company} is expanding: find out what is needed'],
};

/** The words of a kind, filled in; a kind that this version does not know is its own word. */
export const wordsOf = (
  words: Readonly<Record<string, Words>>,
  kind: string,
  facts: { readonly company: string; readonly person: string | null },
  language: Language,
): string =>
  (words[kind]?.[language === 'en' ? 1 : 0] ?? kind)
    .replace('{company}', () => facts.company)
    .replace('{person}', () => (facts.person === null ? '' : ` (${facts.person})`));

const titles = Object.values(signalTitles).map(([de, en]) => {
  const [before = '', after = ''] = de.split('{company}');
  return { before, after, en };
});

/** A title as it stands on the timeline, which is kept in German for all its readers, in the language of this one. */
export function signalTitleIn(title: string, language: Language): string {
  if (language === 'de') return title;
  const met = titles.find(
    ({ before, after }) =>
      title.length > before.length + after.length && title.startsWith(before) && title.endsWith(after),
  );
  if (!met) return title;
  return met.en.replace('{company}', () => title.slice(met.before.length, title.length - met.after.length));
}
