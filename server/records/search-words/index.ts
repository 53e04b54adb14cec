export { collectWords } from './collect-words.ts';
export { register } from './jobs.ts';
