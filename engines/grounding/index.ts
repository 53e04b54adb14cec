export { type CheckedSentence, type Claim, type Evidence, type Grounded, ground, type Source } from './ground.ts';
