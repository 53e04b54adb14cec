export { type ListConfig, type ListPair, type ListReason, linkNameLists } from './link-name-lists.ts';
export { wordsOfListReason } from './words.ts';
