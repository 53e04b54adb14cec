import type { NameReason } from './reasons.ts';

type Language = 'de' | 'en';

const WORDS: Readonly<Record<NameReason['code'], Readonly<Record<Language, string>>>> = {
  'names-in-common': { de: 'gemeinsam: {left}', en: 'in common: {left}' },
  'other-words': { de: 'verschieden: {left} / {right}', en: 'different: {left} / {right}' },
  'additional-words': { de: 'zusätzlich: {left} / {right}', en: 'in addition: {left} / {right}' },
  spelling: { de: 'andere Schreibweise: {left} / {right}', en: 'other spelling: {left} / {right}' },
  initials: { de: 'nur Anfangsbuchstaben: {left} / {right}', en: 'initials only: {left} / {right}' },
  'word-order': { de: 'andere Reihenfolge', en: 'other word order' },
  'single-word': { de: 'nur ein Wort zum Vergleichen', en: 'only one word to go by' },
  'legal-form': { de: 'Rechtsform: {left} / {right}', en: 'legal form: {left} / {right}' },
  numbers: {
    de: 'andere Nummer oder Niederlassung: {left} / {right}',
    en: 'other number or branch: {left} / {right}',
  },
  places: { de: 'anderer Ort: {left} / {right}', en: 'other place: {left} / {right}' },
  generation: { de: 'andere Generation: {left} / {right}', en: 'other generation: {left} / {right}' },
  'nothing-to-compare': { de: 'nichts zu vergleichen', en: 'nothing to compare' },
};

/** One line for people: `Rechtsform: GmbH / GmbH & Co. KG −9,0`. */
export function wordsOfNameReason(reason: NameReason, language: Language): string {
  const none = language === 'de' ? 'nichts' : 'nothing';
  const words = WORDS[reason.code][language]
    .replace('{left}', () => reason.left || none)
    .replace('{right}', () => reason.right || none);
  const bits = Math.abs(reason.weight).toFixed(1);
  return `${words} ${reason.weight < 0 ? '−' : '+'}${language === 'de' ? bits.replace('.', ',') : bits}`;
}
