import type { Refusal } from './outcome.ts';

type Language = 'de' | 'en';
const words: Readonly<Record<Refusal, Readonly<Record<Language, string>>>> = {
  'no-provider': { de: 'Für diese Aufgabe ist kein Modell eingerichtet.', en: 'No model is set up for this task.' },
  'provider-off': { de: 'Das Modell ist abgeschaltet.', en: 'The model is switched off.' },
  'provider-incomplete': {
    de: 'Beim Anbieter fehlen Vertrag, Region oder die Zusage, nicht zu trainieren. Ohne sie verlässt nichts das Haus.',
    en: 'Contract, region or the no-training statement of the provider is missing. Without them nothing leaves.',
  },
  'not-local': {
    de: 'Die Adresse des Modells liegt nicht im eigenen Netz.',
    en: 'The address of the model is not in your own network.',
  },
  'data-class': {
    de: 'Die Daten dieser Aufgabe dürfen nicht zu diesem Anbieter.',
    en: 'The data of this task may not go to this provider.',
  },
  'known-missing': {
    de: 'Es ist nicht bekannt, welche Namen zu schützen sind. Nichts wurde gesendet.',
    en: 'It is not known which names to protect. Nothing was sent.',
  },
  'cannot-hide': {
    de: 'Der Text ließ sich nicht sicher unkenntlich machen. Nichts wurde gesendet.',
    en: 'The text could not be hidden safely. Nothing was sent.',
  },
  budget: {
    de: 'Das Monatsbudget dieser Aufgabe ist ausgeschöpft.',
    en: 'The monthly budget of this task is used up.',
  },
  busy: {
    de: 'Zu viele Anfragen warten schon auf das Modell.',
    en: 'Too many questions are waiting for the model already.',
  },
  'circuit-open': {
    de: 'Das Modell war mehrmals gestört und wird kurz geschont.',
    en: 'The model failed several times and is left alone for a moment.',
  },
  'time-limit': { de: 'Das Modell hat nicht rechtzeitig geantwortet.', en: 'The model did not answer in time.' },
  unreachable: { de: 'Das Modell ist nicht erreichbar.', en: 'The model cannot be reached.' },
  'key-refused': { de: 'Der Anbieter hat den Schlüssel abgelehnt.', en: 'The provider refused the key.' },
  'model-unknown': {
    de: 'Der Anbieter kennt dieses Modell oder diese Adresse nicht.',
    en: 'The provider does not know this model or address.',
  },
  overloaded: { de: 'Der Anbieter ist überlastet.', en: 'The provider is overloaded.' },
  'provider-error': { de: 'Beim Anbieter ist ein Fehler aufgetreten.', en: 'The provider reported an error.' },
  'not-a-model': {
    de: 'Unter der Adresse antwortet kein Modell, sondern eine Webseite.',
    en: 'A web page answers at this address, not a model.',
  },
  garbage: { de: 'Die Antwort war unlesbar.', en: 'The answer could not be read.' },
  'cut-off': { de: 'Die Antwort brach mittendrin ab.', en: 'The answer broke off in the middle.' },
  endless: { de: 'Die Antwort nahm kein Ende und wurde abgebrochen.', en: 'The answer did not end and was stopped.' },
  empty: { de: 'Die Antwort war leer.', en: 'The answer was empty.' },
  'wrong-language': { de: 'Die Antwort kam in der falschen Sprache.', en: 'The answer came in the wrong language.' },
  markup: { de: 'Die Antwort enthielt HTML.', en: 'The answer contained HTML.' },
  'foreign-placeholder': {
    de: 'Die Antwort enthielt Lücken oder fremde Platzhalter.',
    en: 'The answer contained gaps or foreign placeholders.',
  },
  schema: { de: 'Die Antwort hatte nicht die verlangte Form.', en: 'The answer did not have the asked shape.' },
  cancelled: { de: 'Abgebrochen.', en: 'Cancelled.' },
};

export function refusalIn(refusal: Refusal, language: Language): string {
  return words[refusal][language];
}

/** For an outcome out of the database, which an older version may have written. */
export function outcomeIn(outcome: string, language: Language): string {
  return Object.hasOwn(words, outcome) ? words[outcome as Refusal][language] : outcome;
}

const states = {
  ready: { de: 'bereit', en: 'ready' },
  off: { de: 'abgeschaltet', en: 'switched off' },
  resting: { de: 'gestört, wird kurz geschont', en: 'failing, left alone for a moment' },
  trying: { de: 'wird nach einer Störung wieder versucht', en: 'being tried again after a failure' },
  untried: { de: 'noch nicht benutzt', en: 'not used yet' },
} as const;
export function stateIn(state: keyof typeof states, language: Language): string {
  return states[state][language];
}

export function taskIn(
  facts: { readonly provider: string | null; readonly local: boolean; readonly missing: readonly string[] },
  language: Language,
): string {
  const { provider, local, missing } = facts;
  if (provider === null)
    return language === 'de' ? 'Regeln und Vorlagen, kein Modell.' : 'Rules and templates, no model.';
  if (local)
    return language === 'de'
      ? `${provider}, im eigenen Netz: nichts verlässt das Haus.`
      : `${provider}, in your own network: nothing leaves.`;
  if (missing.length > 0)
    return language === 'de'
      ? `${provider} wird nicht gefragt: ${missing.map((one) => classWords[one]?.de ?? one).join(', ')} darf nicht hinaus. Es gelten Regeln und Vorlagen.`
      : `${provider} is not asked: ${missing.map((one) => classWords[one]?.en ?? one).join(', ')} may not leave. Rules and templates serve.`;
  return language === 'de'
    ? `${provider}, Namen und Nummern werden vorher ersetzt.`
    : `${provider}, names and numbers are replaced before.`;
}

const classWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  public: { de: 'Öffentliches', en: 'public data' },
  business: { de: 'Geschäftliches', en: 'business data' },
  personal: { de: 'Personenbezogenes', en: 'personal data' },
  notes: { de: 'Notizen und Nachrichten', en: 'notes and messages' },
};
