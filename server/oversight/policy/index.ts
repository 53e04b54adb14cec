export { policyFor } from './ask-policy.ts';
export { type Autonomy, defineTask, listTasks, type Mode, type PolicyReason, taskName } from './autonomy.ts';
export { changePolicy } from './change-policy.ts';
export { routes } from './routes.ts';
export { policyReasonIn } from './words.ts';
