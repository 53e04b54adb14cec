// Germany, November 2026. One row of the published table is one row here, in the same order; README.md names the sources.
import type { ContactAnswer, Decision, LawTable, Rule } from './decide.ts';
import type { Channel, ContactQuestion, SimilarGoods } from './question.ts';

type Fits = (question: ContactQuestion) => boolean;

const answer = (decision: Decision, rule: string, basis: string, duties: readonly string[] = []): ContactAnswer =>
  Object.freeze({ decision, rule, basis, duties: Object.freeze([...duties]) });

const always = (decision: Decision, id: string, fits: Fits, basis: string, duties: readonly string[] = []): Rule => {
  const fixed = answer(decision, id, basis, duties);
  return { id, fits, answer: () => fixed };
};

/** A rule with two outcomes: the first where `opens` holds, else the second. */
const either = (id: string, fits: Fits, opens: Fits, open: ContactAnswer, closed: ContactAnswer): Rule => ({
  id,
  fits,
  answer: (question) => (opens(question) ? open : closed),
});

const isMail = (channel: Channel) => channel === 'email';
const isMailLike = (channel: Channel) => isMail(channel) || channel === 'sms_messenger' || channel === 'social_dm';
const documented: Fits = (q) => q.consent === 'express_documented';
const collected = (s: SimilarGoods) => s.addressFromSale && s.ownSimilar && s.noticeAtCollection;

const serving: readonly Rule[] = [
  always(
    'allowed',
    'R01',
    (q) => q.purpose === 'legal_notice',
    'Art. 6(1)(c) GDPR (duties to inform: Art. 12 to 14, 19, 34)',
    ['no_marketing_text'],
  ),
  always(
    'needs_human',
    'R02',
    (q) => q.purpose === 'contract' && q.relation === 'none',
    'Art. 6(1)(b) GDPR needs a contract',
  ),
  always(
    'needs_human',
    'R03',
    (q) => q.purpose === 'contract' && (q.channel === 'phone_auto' || q.channel === 'social_dm'),
    'Art. 6(1)(b) GDPR; unusual channel for contract messages',
  ),
  always(
    'allowed',
    'R04',
    (q) => q.purpose === 'contract',
    'Art. 6(1)(b)/(f) GDPR; any advertising part makes the message advertising (BGH VI ZR 225/17)',
    ['no_marketing_text'],
  ),
  always(
    'needs_human',
    'R05',
    (q) => q.purpose === 'answer_inquiry' && q.relation !== 'inquiry' && q.relation !== 'customer',
    'Art. 6(1)(b) GDPR; no recorded inquiry',
  ),
  always(
    'needs_human',
    'R06',
    (q) => q.purpose === 'answer_inquiry' && q.objection === 'all_marketing' && q.channel !== 'chat_reply',
    'Art. 21(2)-(3) GDPR; a person checks the scope of the objection',
  ),
  either(
    'R07',
    (q) => q.purpose === 'answer_inquiry' && q.objection === 'channel',
    (q) => q.channel === 'chat_reply',
    answer('allowed', 'R07', 'Art. 6(1)(b) GDPR; the reply stays in the chat that the person opened'),
    answer('needs_human', 'R07', 'Art. 21(2)-(3) GDPR; a person checks the scope of the objection'),
  ),
  always('needs_human', 'R08', (q) => q.purpose === 'answer_inquiry' && q.channel === 'phone_auto', '§ 7(2) Nr. 2 UWG'),
  always('allowed', 'R09', (q) => q.purpose === 'answer_inquiry', 'Art. 6(1)(b) GDPR', ['only_scope_of_inquiry']),
  always(
    'forbidden',
    'R10',
    (q) => q.purpose === 'doi_request' && !isMail(q.channel),
    '§ 7(2) UWG; a double opt-in is confirmed by e-mail only (BGH I ZR 164/09)',
  ),
  always(
    'forbidden',
    'R11',
    (q) => q.purpose === 'doi_request' && (q.objection !== 'none' || q.consent === 'withdrawn'),
    'Art. 21(3), 7(3) GDPR',
  ),
  always(
    'forbidden',
    'R12',
    (q) => q.purpose === 'doi_request' && !q.userStarted,
    '§ 7(2) Nr. 2 UWG; asking unasked is advertising',
  ),
  always('allowed', 'R13', (q) => q.purpose === 'doi_request', 'BGH I ZR 164/09', ['once', 'no_marketing_text']),
];

// From here on the purpose is marketing_similar, marketing_other or survey: a survey is advertising.
const advertisingStops: readonly Rule[] = [
  always('forbidden', 'R20', (q) => q.objection === 'all_marketing', 'Art. 21(2)-(3) GDPR; § 7(1) UWG'),
  always('forbidden', 'R21', (q) => q.objection === 'channel', 'Art. 21(2)-(3) GDPR; § 7(1) UWG; § 7(3) Nr. 3 UWG'),
  always('forbidden', 'R22', (q) => q.consent === 'withdrawn', 'Art. 7(3) GDPR'),
];

const phoneDuties = ['show_caller_id', 'no_recording_without_consent'];
const presumedDuties = ['reason_text_min_40', 'show_caller_id'];
const mailDuties = ['sender_identity', 'one_click_unsubscribe', 'imprint'];

const advertisingByChannel: readonly Rule[] = [
  always('allowed', 'R30', (q) => q.channel === 'post', 'Art. 6(1)(f) GDPR, recital 47', [
    'art14_notice',
    'art21_4_notice',
    'suppression_check',
  ]),
  either(
    'R31',
    (q) => q.channel === 'chat_reply',
    documented,
    answer('allowed', 'R31', '§ 7(2) Nr. 2 UWG, conservative reading: express consent is documented'),
    answer('forbidden', 'R31', '§ 7(2) Nr. 2 UWG, conservative reading: advertising in a chat needs express consent'),
  ),
  either(
    'R32',
    (q) => q.channel === 'fax' || q.channel === 'phone_auto',
    documented,
    answer('allowed', 'R32', '§ 7(2) Nr. 2 UWG', ['sender_identity', 'stop_address']),
    answer('forbidden', 'R32', '§ 7(2) Nr. 2 UWG, businesses too; § 7(3) UWG does not help'),
  ),
  either(
    'R40',
    (q) => q.channel === 'phone_human' && documented(q),
    (q) => q.addressee === 'business',
    answer('allowed', 'R40', '§ 7(2) Nr. 1 Alt. 2 UWG', phoneDuties),
    answer('allowed', 'R40', '§ 7(2) Nr. 1 Alt. 1 UWG; § 7a UWG', ['par7a_evidence_5y', ...phoneDuties]),
  ),
  always(
    'forbidden',
    'R41',
    (q) => q.channel === 'phone_human' && q.addressee !== 'business',
    '§ 7(2) Nr. 1 Alt. 1 UWG; § 20 UWG',
  ),
  always(
    'needs_human',
    'R42',
    (q) => q.channel === 'phone_human' && q.consent === 'presumed_facts',
    '§ 7(2) Nr. 1 Alt. 2 UWG; presumed consent: the caller records concrete facts',
    presumedDuties,
  ),
  always(
    'needs_human',
    'R43',
    (q) => q.channel === 'phone_human' && q.relation === 'customer' && q.purpose === 'marketing_similar',
    '§ 7(2) Nr. 1 Alt. 2 UWG; presumed consent of a customer: the caller records concrete facts',
    presumedDuties,
  ),
  always(
    'forbidden',
    'R44',
    (q) => q.channel === 'phone_human',
    '§ 7(2) Nr. 1 Alt. 2 UWG; a general interest of the trade is not enough (BGH I ZR 191/03)',
  ),
  always('allowed', 'R50', (q) => isMailLike(q.channel) && documented(q), '§ 7(2) Nr. 2 UWG', [
    ...mailDuties,
    'consent_scope_match',
  ]),
  always(
    'allowed',
    'R51',
    (q) =>
      isMail(q.channel) &&
      q.relation === 'customer' &&
      q.purpose === 'marketing_similar' &&
      collected(q.s73) &&
      q.s73.noticeEachUse,
    '§ 7(3) UWG; CJEU C-654/23',
    [...mailDuties, 'notice_each_use'],
  ),
  always(
    'needs_human',
    'R52',
    (q) =>
      isMail(q.channel) &&
      (q.relation === 'customer' || q.relation === 'former_customer') &&
      q.purpose === 'marketing_similar' &&
      collected(q.s73),
    '§ 7(3) UWG incomplete',
  ),
  always(
    'forbidden',
    'R53',
    (q) => isMailLike(q.channel),
    '§ 7(2) Nr. 2 UWG; a direct message is electronic mail (OLG Hamm 18 U 154/22)',
  ),
  always('forbidden', 'R99', () => true, 'default deny; Art. 5(2), 25 GDPR'),
];

/** The table for Germany as of November 2026. */
export const germany202611: LawTable = Object.freeze({
  version: 'germany-2026-11',
  unreadable: answer('forbidden', 'R00', 'default deny; Art. 5(2), 25 GDPR'),
  rules: Object.freeze([...serving, ...advertisingStops, ...advertisingByChannel]),
});
