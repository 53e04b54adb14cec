// Known answers: one row per line of the published table and per outcome of it, with the question that should meet it.
import { expect, test } from 'vitest';
import type { ContactQuestion } from './index.ts';
import { decideContact, germany202611 } from './index.ts';

const none = { addressFromSale: false, ownSimilar: false, noticeAtCollection: false, noticeEachUse: false };
const all = { addressFromSale: true, ownSimilar: true, noticeAtCollection: true, noticeEachUse: true };
const cold: ContactQuestion = {
  channel: 'email',
  addressee: 'business',
  relation: 'none',
  consent: 'none',
  objection: 'none',
  purpose: 'marketing_other',
  userStarted: false,
  s73: none,
};
type Row = [rule: string, decision: string, facts: Partial<ContactQuestion>, duties: string[]];
const mail = ['sender_identity', 'one_click_unsubscribe', 'imprint'];
const phone = ['show_caller_id', 'no_recording_without_consent'];
const presumed = ['reason_text_min_40', 'show_caller_id'];
const similar = { relation: 'customer', purpose: 'marketing_similar' } as const;

const rows: Row[] = [
  ['R01', 'allowed', { purpose: 'legal_notice', objection: 'all_marketing' }, ['no_marketing_text']],
  ['R02', 'needs_human', { purpose: 'contract' }, []],
  ['R03', 'needs_human', { purpose: 'contract', relation: 'customer', channel: 'phone_auto' }, []],
  ['R03', 'needs_human', { purpose: 'contract', relation: 'partner', channel: 'social_dm' }, []],
  ['R04', 'allowed', { purpose: 'contract', relation: 'customer', objection: 'all_marketing' }, ['no_marketing_text']],
  ['R05', 'needs_human', { purpose: 'answer_inquiry', relation: 'partner' }, []],
  ['R05', 'needs_human', { purpose: 'answer_inquiry', relation: 'former_customer' }, []],
  ['R06', 'needs_human', { purpose: 'answer_inquiry', relation: 'inquiry', objection: 'all_marketing' }, []],
  ['R07', 'needs_human', { purpose: 'answer_inquiry', relation: 'inquiry', objection: 'channel' }, []],
  [
    'R07',
    'allowed',
    { purpose: 'answer_inquiry', relation: 'customer', objection: 'channel', channel: 'chat_reply' },
    [],
  ],
  ['R08', 'needs_human', { purpose: 'answer_inquiry', relation: 'inquiry', channel: 'phone_auto' }, []],
  ['R09', 'allowed', { purpose: 'answer_inquiry', relation: 'inquiry' }, ['only_scope_of_inquiry']],
  [
    'R09',
    'allowed',
    { purpose: 'answer_inquiry', relation: 'inquiry', channel: 'chat_reply', objection: 'all_marketing' },
    ['only_scope_of_inquiry'],
  ],
  ['R10', 'forbidden', { purpose: 'doi_request', channel: 'sms_messenger', userStarted: true }, []],
  ['R11', 'forbidden', { purpose: 'doi_request', objection: 'channel', userStarted: true }, []],
  ['R11', 'forbidden', { purpose: 'doi_request', consent: 'withdrawn', userStarted: true }, []],
  ['R12', 'forbidden', { purpose: 'doi_request' }, []],
  ['R13', 'allowed', { purpose: 'doi_request', userStarted: true }, ['once', 'no_marketing_text']],
  ['R20', 'forbidden', { objection: 'all_marketing', consent: 'express_documented', channel: 'post' }, []],
  ['R21', 'forbidden', { objection: 'channel', consent: 'express_documented' }, []],
  ['R22', 'forbidden', { consent: 'withdrawn', channel: 'post' }, []],
  ['R30', 'allowed', { channel: 'post' }, ['art14_notice', 'art21_4_notice', 'suppression_check']],
  ['R31', 'allowed', { channel: 'chat_reply', consent: 'express_documented' }, []],
  ['R31', 'forbidden', { channel: 'chat_reply', consent: 'presumed_facts' }, []],
  ['R32', 'allowed', { channel: 'fax', consent: 'express_documented' }, ['sender_identity', 'stop_address']],
  ['R32', 'allowed', { channel: 'phone_auto', consent: 'express_documented' }, ['sender_identity', 'stop_address']],
  ['R32', 'forbidden', { channel: 'fax', ...similar, s73: all }, []],
  ['R32', 'forbidden', { channel: 'phone_auto', consent: 'presumed_facts' }, []],
  ['R40', 'allowed', { channel: 'phone_human', consent: 'express_documented' }, phone],
  [
    'R40',
    'allowed',
    { channel: 'phone_human', consent: 'express_documented', addressee: 'consumer' },
    ['par7a_evidence_5y', ...phone],
  ],
  [
    'R40',
    'allowed',
    { channel: 'phone_human', consent: 'express_documented', addressee: 'unknown' },
    ['par7a_evidence_5y', ...phone],
  ],
  ['R41', 'forbidden', { channel: 'phone_human', addressee: 'consumer', consent: 'presumed_facts' }, []],
  ['R41', 'forbidden', { channel: 'phone_human', addressee: 'unknown', ...similar }, []],
  ['R42', 'needs_human', { channel: 'phone_human', consent: 'presumed_facts' }, presumed],
  ['R43', 'needs_human', { channel: 'phone_human', ...similar }, presumed],
  ['R44', 'forbidden', { channel: 'phone_human', relation: 'customer' }, []],
  ['R44', 'forbidden', { channel: 'phone_human', consent: 'undocumented' }, []],
  ['R44', 'forbidden', { channel: 'phone_human', purpose: 'survey' }, []],
  ['R50', 'allowed', { consent: 'express_documented' }, [...mail, 'consent_scope_match']],
  ['R50', 'allowed', { consent: 'express_documented', channel: 'social_dm' }, [...mail, 'consent_scope_match']],
  ['R51', 'allowed', { ...similar, s73: all }, [...mail, 'notice_each_use']],
  ['R52', 'needs_human', { ...similar, s73: { ...all, noticeEachUse: false } }, []],
  ['R52', 'needs_human', { ...similar, relation: 'former_customer', s73: all }, []],
  ['R53', 'forbidden', {}, []],
  ['R53', 'forbidden', { ...similar, s73: { ...all, ownSimilar: false } }, []],
  ['R53', 'forbidden', { ...similar, channel: 'sms_messenger', s73: all }, []],
  ['R53', 'forbidden', { relation: 'customer', purpose: 'survey', s73: all }, []],
];

test.each(rows)('%s answers %s for %j', (rule, decision, facts, duties) => {
  const answer = decideContact({ ...cold, ...facts }, germany202611);
  expect({ rule: answer.rule, decision: answer.decision, duties: answer.duties }).toEqual({ rule, decision, duties });
});

test.each(['channel', 'addressee', 'relation', 'consent', 'objection', 'purpose'] as const)(
  'R00 forbids where %s is missing or not one of its words, even for a legal notice',
  (key) => {
    for (const value of [undefined, null, '', 'nonsense', 'EMAIL', 0, true, ['email'], { post: 1 }]) {
      const answer = decideContact({ ...cold, purpose: 'legal_notice', [key]: value }, germany202611);
      expect([answer.decision, answer.rule]).toEqual(['forbidden', 'R00']);
    }
    const { [key]: _dropped, ...rest } = { ...cold, purpose: 'legal_notice' as const };
    expect(decideContact(rest, germany202611).rule).toBe('R00');
  },
);

test('R00 forbids what is no question at all', () => {
  for (const input of [null, undefined, 5, 'email', true, [], [cold], new Date(0), Object.create(cold)]) {
    expect(decideContact(input, germany202611).rule).toBe('R00');
  }
});

test('a truthy word is no true: "yes" neither starts a sign-up nor meets § 7(3) UWG', () => {
  const yes = { addressFromSale: 'yes', ownSimilar: 1, noticeAtCollection: 'true', noticeEachUse: {} };
  expect(decideContact({ ...cold, ...similar, s73: yes }, germany202611).rule).toBe('R53');
  expect(decideContact({ ...cold, purpose: 'doi_request', userStarted: 'true' }, germany202611).rule).toBe('R12');
  for (const s73 of [null, undefined, 'all', [true, true, true, true]]) {
    expect(decideContact({ ...cold, ...similar, s73 }, germany202611).rule).toBe('R53');
  }
});

test('R99 closes the table: a table whose rules fit nothing still forbids', () => {
  const only99 = { ...germany202611, rules: germany202611.rules.filter((rule) => rule.id === 'R99') };
  expect(decideContact(cold, only99)).toMatchObject({ decision: 'forbidden', rule: 'R99' });
  expect(decideContact(cold, { ...germany202611, rules: [] })).toMatchObject({ decision: 'forbidden', rule: 'R00' });
});

test('answers cannot be changed by whoever receives them', () => {
  const answer = decideContact(cold, germany202611);
  expect(Object.isFrozen(answer) && Object.isFrozen(answer.duties)).toBe(true);
});
