import type { ListReason } from './link-name-lists.ts';

type Language = 'de' | 'en';

const WORDS: Readonly<Record<ListReason['code'], Readonly<Record<Language, string>>>> = {
  likeness: { de: 'Wörter und Schreibweise gleichen sich', en: 'words and spelling are alike' },
  'better-than-others': { de: 'verglichen mit den nächstähnlichen', en: 'compared with the next most alike' },
  numbers: { de: 'eine Zahl steht nur auf einer Seite', en: 'a number stands on one side only' },
  'words-apart': { de: 'nur auf einer Seite: {left} / {right}', en: 'on one side only: {left} / {right}' },
  spelling: { de: 'andere Schreibweise: {left} / {right}', en: 'other spelling: {left} / {right}' },
  'claimed-by-another': { de: 'eine andere Zeile passt dazu besser', en: 'another row fits it better' },
  'company-names': { de: 'als Firmennamen gelesen', en: 'read as names of companies' },
};

/** One line for people: `on one side only: season / nothing +0.4`. */
export function wordsOfListReason(reason: ListReason, language: Language): string {
  const text = (words: readonly string[]) => words.join(' ') || (language === 'de' ? 'nichts' : 'nothing');
  const words = WORDS[reason.code][language]
    .replace('{left}', () => text(reason.left))
    .replace('{right}', () => text(reason.right));
  const bits = Math.abs(reason.weight).toFixed(1);
  return `${words} ${reason.weight < 0 ? '−' : '+'}${language === 'de' ? bits.replace('.', ',') : bits}`;
}
