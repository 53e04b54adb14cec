export { compareNames, type NameComparison, type NameContext, weighNames } from './compare-names.ts';
export { relateForms } from './forms.ts';
export { isCalled } from './given-names.ts';
export { guessKind, guessKindOfAll } from './guess-kind.ts';
export { type NameKind, type PreparedName, prepareName } from './prepare-name.ts';
export type { NameReason } from './reasons.ts';
export { cologne } from './sound.ts';
export { toLatin } from './transliterate.ts';
export { wordsOfNameReason } from './words.ts';
