// `apply` handlers cannot be reached from here: they run through `propose` (where the policy lets them) and `decide`, and nowhere else.
export { decide } from './decide.ts';
export {
  type Applied,
  type ApplyCall,
  type CompareCall,
  type Comparison,
  type EditableField,
  type ProposalKind,
  type ProposalWords,
  registerKind,
} from './kinds.ts';
export { type ProposalInput, type Proposed, propose } from './propose.ts';
export { register, routes } from './routes.ts';
export { deleteExampleProposals, type Evidence, supersede } from './store.ts';
export { undoDecision } from './undo-decision.ts';
