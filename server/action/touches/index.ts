export { followMerges as register } from './follow-merges.ts';
export {
  type ContactCounts,
  contactLimits,
  countContacts,
  recordTouch,
  type TouchInput,
  takeBackTouch,
} from './record-touch.ts';
