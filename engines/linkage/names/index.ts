export { compareNames, type NameComparison, type NameContext } from './compare-names.ts';
export { relateForms } from './forms.ts';
export { isCalled } from './given-names.ts';
export { type NameKind, type PreparedName, prepareName } from './prepare-name.ts';
export type { NameReason } from './reasons.ts';
export { cologne } from './sound.ts';
export { toLatin } from './transliterate.ts';
