export { type ContactAnswer, compareStrictness, type Decision, decideContact, type LawTable } from './decide.ts';
export { germany202611 } from './germany-2026-11.ts';
export {
  type Addressee,
  addressees,
  type Channel,
  type Consent,
  type ContactQuestion,
  channels,
  consents,
  type EnumeratedKey,
  type Objection,
  objections,
  type Purpose,
  purposes,
  type Relation,
  relations,
  type SimilarGoods,
  unreadableKeys,
} from './question.ts';
export { dutyIn, type Language, reasonIn, sentence } from './words.ts';
