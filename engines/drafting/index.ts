export { type DraftFacts, type DraftKind, draftKinds, type Missing, type Recipient } from './facts.ts';
export { reviewDraft, type Slip } from './review.ts';
export { type Draft, writeDraft } from './write-draft.ts';
