export {
  type ContactCounts,
  contactLimits,
  countContacts,
  recordTouch,
  type TouchInput,
  takeBackTouch,
} from './record-touch.ts';
