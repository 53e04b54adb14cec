// A message leaves by `approveMessage` (a person) or `proposeMessage` (the policy), and through the job that these start; nothing else sends.
export { approveIn, approveMessage, withdrawApproval } from './approve-message.ts';
export type { Assistance } from './content.ts';
export { changeMessage, type DraftInput, discardMessage, draftMessage, draftMessageIn } from './draft-message.ts';
export { heedReplies } from './heed-replies.ts';
export { getMessage } from './list-messages.ts';
export { changeMailAccount, type MailAccountInput } from './mail-account.ts';
export { lookForMessage, resolveMessage } from './reconcile.ts';
export { recoverClaims } from './recover-claims.ts';
export { register, routes } from './routes.ts';
export { type SendResult, sendApproved } from './send-approved.ts';
export { proposeMessage, sendKinds } from './send-kinds.ts';
export { lockMessage } from './store.ts';
