export type Language = 'de' | 'en';

/** A text in both languages. */
export type Pair = readonly [de: string, en: string];

export const pick = (pair: Pair, language: Language): string => pair[language === 'de' ? 0 : 1];
