export { newWordsOf } from './new-words.ts';
export { type FoundObjection, type ObjectionChannel, readObjection } from './read-objection.ts';
