export { objectByLink, standingOf, withdrawByLink } from './answer-link.ts';
export { readLink, unsubscribePath, writeLink } from './contact-links.ts';
export { contactKey, normaliseContactPoint, type PointKind, pointKind } from './contact-point.ts';
export { type ContactAsk, type ContactDecision, mayContact, mayContactAll } from './may-contact.ts';
export { channelOf } from './read-contact.ts';
export {
  type AdvertisingPurpose,
  advertisingPurposes,
  type ConsentInput,
  type RecordedConsent,
  recordConsents,
} from './record-consents.ts';
export { type ObjectionInput, type RecordedObjection, recordObjections } from './record-objections.ts';
export { recordConsentUse } from './record-use.ts';
export { retractImportedConsents } from './retract-consents.ts';
export { rawRoutes, routes } from './routes.ts';
export { holdGate, letGateGo, lockGate } from './store.ts';
export { consentFaultIn } from './words.ts';
