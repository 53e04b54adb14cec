// What must always hold, proved on every question there is; fast-check only adds input that is no question.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyQuestion } from './every-question.ts';
import type { ContactAnswer, ContactQuestion, Language } from './index.ts';
import { compareStrictness, decideContact, dutyIn, germany202611, reasonIn, sentence } from './index.ts';

const decide = (question: ContactQuestion): ContactAnswer => decideContact(question, germany202611);
const advertises = (q: ContactQuestion) =>
  q.purpose === 'marketing_similar' || q.purpose === 'marketing_other' || q.purpose === 'survey';

/** Fails with the first question that breaks the rule; one `expect` per question would take minutes. */
function holdsForEveryQuestion(rule: (question: ContactQuestion, answer: ContactAnswer) => boolean): void {
  let seen = 0;
  for (const question of everyQuestion()) {
    seen += 1;
    const answer = decide(question);
    if (!rule(question, answer)) expect.unreachable(`${JSON.stringify(question)} -> ${JSON.stringify(answer)}`);
  }
  expect(seen).toBe(403_200);
}

const neverOpens = (from: ContactAnswer, to: ContactAnswer) => compareStrictness(to.decision, from.decision) >= 0;

test('objection or withdrawal with an advertising purpose is never allowed', () => {
  holdsForEveryQuestion(
    (q, a) => !(advertises(q) && (q.objection !== 'none' || q.consent === 'withdrawn')) || a.decision === 'forbidden',
  );
});

test('e-mail-like advertising without documented consent is allowed by R51 only', () => {
  const mailLike = new Set(['email', 'sms_messenger', 'social_dm']);
  holdsForEveryQuestion(
    (q, a) =>
      !(advertises(q) && mailLike.has(q.channel) && q.consent !== 'express_documented') ||
      a.decision !== 'allowed' ||
      a.rule === 'R51',
  );
});

test('no phone advertising is allowed without documented consent', () => {
  holdsForEveryQuestion(
    (q, a) =>
      !(advertises(q) && q.channel.startsWith('phone') && a.decision === 'allowed') ||
      q.consent === 'express_documented',
  );
});

test('more objection never opens a door', () => {
  holdsForEveryQuestion((q, a) => {
    if (q.objection === 'all_marketing') return true;
    const all = decide({ ...q, objection: 'all_marketing' });
    return neverOpens(a, all) && (q.objection === 'channel' || neverOpens(a, decide({ ...q, objection: 'channel' })));
  });
});

test('a consumer, or somebody unknown, instead of a business never opens a door', () => {
  holdsForEveryQuestion(
    (q, a) =>
      q.addressee !== 'business' ||
      (neverOpens(a, decide({ ...q, addressee: 'consumer' })) && neverOpens(a, decide({ ...q, addressee: 'unknown' }))),
  );
});

test('withdrawn instead of any other state of consent never opens a door', () => {
  holdsForEveryQuestion((q, a) => neverOpens(a, decide({ ...q, consent: 'withdrawn' })));
});

test('less proof never opens a door: undocumented counts as none, and a § 7(3) condition that falls away closes', () => {
  holdsForEveryQuestion((q, a) => {
    const lesser = { ...q, s73: { ...q.s73, noticeEachUse: false } };
    const least = { ...q, userStarted: false, consent: q.consent === 'withdrawn' ? q.consent : ('none' as const) };
    return neverOpens(a, decide(lesser)) && neverOpens(a, decide(least));
  });
});

test('every answer names a rule and a basis, and can be said in German and English with all its duties', () => {
  const said = new Map<string, ContactAnswer>();
  holdsForEveryQuestion((_, a) => {
    said.set(`${a.rule} ${a.decision} ${a.duties.length}`, a);
    return /^R\d\d$/.test(a.rule) && a.basis.length > 0;
  });
  const met = new Set([...said.values()].map((a) => a.rule));
  expect([...germany202611.rules].map((rule) => rule.id).filter((id) => !met.has(id))).toEqual(['R99']);
  const closing = ['R00', 'R99'].map((rule) => ({ ...germany202611.unreadable, rule }));
  for (const answer of [...said.values(), ...closing]) {
    for (const language of ['de', 'en'] satisfies Language[]) {
      expect(reasonIn(answer, language), answer.rule).not.toContain(answer.rule);
      for (const duty of answer.duties) {
        expect(dutyIn(duty, language), duty).not.toBe(duty);
        expect(sentence(answer, language)).toContain(dutyIn(duty, language));
      }
    }
    expect(reasonIn(answer, 'de')).not.toBe(reasonIn(answer, 'en'));
  }
});

test('anything at all gets an answer, and whatever is no question is forbidden', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (input) => {
      const answer = decideContact(input, germany202611);
      return answer.decision === 'forbidden' && answer.rule === 'R00';
    }),
    { numRuns: 2_000 },
  );
});
