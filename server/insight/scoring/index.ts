export { languageOf, needed } from './arguments.ts';
export { inWords } from './read-file.ts';
export type { Language } from './words.ts';
