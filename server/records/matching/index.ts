export { closerOf } from './closer-of.ts';
export { decidePair, printOf } from './decide-pair.ts';
export { judgePairs } from './judge-pairs.ts';
export { keepKeys, keepKeysOf } from './keep-keys.ts';
export { type Likely, likelyTwins } from './likely-twins.ts';
export { type Candidate, type Decision, MatchMemory, matchSubjects, type Rival } from './match-subjects.ts';
export { standardModel } from './model.ts';
export { buildKeys, register } from './register.ts';
export type { Related } from './relation-of.ts';
export {
  comparedValues,
  type PairKind,
  recheckByReference as noteCheck,
  takeBackByReference,
} from './store-decisions.ts';
export { deleteFacesOf, insertFaces } from './store-keys.ts';
export { companyDomain, companyNameParts, personNameKey, recordValues, type Values } from './subjects.ts';
export { type TwinPair, twinsAmong } from './twins-among.ts';
