export { type CheckedSentence, type Claim, type Evidence, type Grounded, ground } from './ground.ts';
export type { Source } from './index-source.ts';
