import {
  type DraftFacts,
  type DraftKind,
  inline,
  isWritten,
  type Missing,
  properName,
  topicOf,
  topicOfContact,
  validUntilOf,
} from './facts.ts';
import { clock, isPast, quietDays, spokenTitle } from './german.ts';
import { bullets, type Composed, type Pick, sentences, voice, type Writer } from './parts.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function day(of: string, today: string): string {
  const [year = '', month = '', date = ''] = of.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]}${year === today.slice(0, 4) ? '' : ` ${year}`}`;
}
/** Never "yesterday": a draft may wait a day for its approval. */
const on = (of: string, today: string): string => `on ${day(of, today)}`;
function amount(cents: number, currency: string): string {
  const figures = Math.trunc(Math.abs(cents) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${figures}${cents % 100 === 0 ? '' : `.${String(Math.abs(cents) % 100).padStart(2, '0')}`}`;
}

function salutation({ recipient, formality }: DraftFacts): { readonly line: string; readonly familiar: boolean } {
  const first = properName(recipient?.firstName);
  const last = properName(recipient?.lastName);
  if (formality === 'familiar' && first) return { line: `Hello ${first},`, familiar: true };
  const title = spokenTitle(recipient?.title ?? null);
  const spoken = title.includes('Prof') ? 'Professor' : title.includes('Dr') ? 'Dr' : null;
  if (last && spoken) return { line: `Dear ${spoken} ${last},`, familiar: false };
  if (last && recipient?.salutation === 'Herr') return { line: `Dear Mr ${last},`, familiar: false };
  if (last && recipient?.salutation === 'Frau') return { line: `Dear Ms ${last},`, familiar: false };
  if (last && first) return { line: `Dear ${first} ${last},`, familiar: false };
  return { line: 'Dear Sir or Madam,', familiar: false };
}

function letter(facts: DraftFacts, subject: string, paragraphs: readonly (string | null)[]): Composed {
  const { line, familiar } = salutation(facts);
  const named = [inline(facts.sender.name, 80), inline(facts.sender.company, 100)].filter(
    (one): one is string => one !== null,
  );
  const closing = familiar ? 'Best regards' : line.startsWith('Dear Sir') ? 'Yours faithfully' : 'Yours sincerely';
  return {
    subject,
    body: [
      line,
      ...paragraphs.filter((one): one is string => !!one),
      [closing, ...(named.length > 0 ? named : ['Your sales team'])].join('\n'),
    ].join('\n\n'),
  };
}
const CONTACT: Readonly<Record<string, string>> = {
  meeting: 'the meeting',
  // Who visited whom is not recorded.
  visit: 'the meeting',
  call: 'the call',
  fair: 'the conversation at the trade fair',
  email: 'your message',
  message: 'your message',
  letter: 'your letter',
};

function nextStep({ nextStep: step, today }: DraftFacts): string | null {
  const what = topicOf(step?.text);
  if (!what) return null;
  return step?.on && !isPast(step.on, today)
    ? `The next step, by ${day(step.on, today)}: ${what}.`
    : `The next step: ${what}.`;
}

const writers: Readonly<Record<DraftKind, Writer>> = {
  first_approach: (facts, pick) => {
    const usp = sentences(facts.usp, 2);
    const whom = inline(facts.company?.name, 100);
    if (!whom) return ['recipient-company'];
    if (!usp) return ['usp'];
    const sender = inline(facts.sender.company, 100);
    const industry = inline(facts.company?.industry, 60);
    const say = voice(facts);
    return letter(facts, sender ? `Introducing ${sender}` : 'A first contact', [
      [
        pick([
          `${say('I am', 'We are')} writing because we might be useful to ${whom}.`,
          `While looking for companies we could work with, ${say('I', 'we')} came across ${whom}.`,
        ]),
        industry ? `We like working with companies in your industry (${industry}).` : null,
      ]
        .filter(Boolean)
        .join(' '),
      usp,
      pick([
        `If this is of interest, a short reply is enough and ${say('I', 'we')} will suggest a time to talk.`,
        `May ${say('I', 'we')} show you in a short call what we can do? Just name a time that suits you.`,
      ]),
    ]);
  },
  meeting_follow_up: (facts, pick) => {
    const contact = facts.talk;
    if (!contact) return ['contact'];
    const topic = topicOfContact(contact.subject);
    const written = isWritten(contact.kind);
    const when = `${written ? 'of' : 'on'} ${day(contact.on, facts.today)}`;
    const say = voice(facts);
    const points = bullets(facts.points);
    const thanks = `${pick(['Thank you for', 'Many thanks for'])} ${CONTACT[contact.kind] ?? 'the conversation'} ${when}.`;
    const what = written ? 'Your message' : 'Our conversation';
    return letter(facts, topic ? `${what}: ${topic}` : what, [
      topic ? `${thanks} ${written ? 'It was about' : 'We talked about'} “${topic}”.` : thanks,
      points ? `These are the points ${say('I', 'we')} noted:\n${points}` : null,
      nextStep(facts),
      pick([
        `If anything is missing, please let ${say('me', 'us')} know.`,
        `Should ${say('I', 'we')} have forgotten something, a short note is enough.`,
      ]),
    ]);
  },
  quote_follow_up: (facts, pick) => {
    const { quote, today } = facts;
    if (!quote) return ['quote'];
    const number = inline(quote.number, 60) ?? '';
    const sum = quote.cents && quote.cents > 0 ? ` for ${amount(quote.cents, quote.currency)}` : '';
    const when = on(quote.on, today);
    const say = voice(facts);
    const validUntil = validUntilOf(quote);
    const validity =
      validUntil === null
        ? null
        : isPast(validUntil, today) && validUntil !== today
          ? `Its validity ended on ${day(validUntil, today)}; ${say('I', 'we')} will gladly check whether it can be extended.`
          : `It is valid until ${day(validUntil, today)}.`;
    return letter(facts, `Our quote ${number}`, [
      pick([
        `${say('I', 'We')} would like to ask what you think of our quote ${number}, sent ${when}${sum}.`,
        `We sent you our quote ${number}${sum} ${when}. What is your impression?`,
      ]),
      validity,
      pick([
        `Are there questions or points that we should change? ${say('I', 'We')} will gladly call you.`,
        'If something is open or does not fit, a short call is the quickest way to settle it.',
      ]),
    ]);
  },
  reactivation: (facts, pick) => {
    const { order, lastContact, today } = facts;
    if (!order && !lastContact) return ['order', 'contact'];
    // Somebody who ordered last week has not been away.
    if (quietDays(today, [order?.on, lastContact?.on]) < 60) return ['pause'];
    const number = inline(order?.number, 60);
    const say = voice(facts);
    const product = inline(order?.product, 80)?.replace(/[„“”"»«]/g, '');
    const last = order
      ? `Your last order${number ? ` (${number})` : ''} reached us ${on(order.on, today)}`
      : `Our last contact was ${on(lastContact!.on, today)}`;
    return letter(facts, 'Anything new on your side?', [
      pick([
        `We have not heard from each other for a while, and ${say('I', 'we')} would like to change that.`,
        order ? 'Some time has passed since we last worked together.' : 'Some time has passed since we last spoke.',
      ]),
      `${last}${order && product ? `; it was about “${product}”` : ''}.${order ? ' Is everything working as it should?' : ''}`,
      sentences(facts.usp, 1),
      pick([
        'Are there new projects in which we can support you? A short hint is enough.',
        `Should a need arise, ${say('I', 'we')} will gladly prepare a quote.`,
      ]),
    ]);
  },
  cold_call_refusal: (facts, pick) => {
    const { talk, today } = facts;
    const call = talk?.kind === 'call' && talk.direction === 'in' ? ` ${on(talk.on, today)}` : '';
    return letter({ ...facts, formality: 'formal' }, 'Your call', [
      `Thank you for your call${call} and your interest in working with us.`,
      pick([
        'We have looked into it and have no need at present.',
        'This is not something we plan at present, and we do not want to raise false hopes.',
      ]),
      'Please refrain from further calls. Should anything change, we will contact you ourselves.',
      'We wish you continued success.',
    ]);
  },
  inquiry_answer: (facts, pick) => {
    const { inquiry, today } = facts;
    if (!inquiry) return ['inquiry'];
    const topic = topicOfContact(inquiry.subject);
    const points = bullets(facts.points);
    return letter(facts, topic ? `Your inquiry: ${topic}` : 'Your inquiry', [
      `Thank you for your inquiry of ${day(inquiry.on, today)}${topic ? ` about “${topic}”` : ''}.`,
      points
        ? `In advance:\n${points}`
        : pick([
            'We are looking into it.',
            'We are looking into your request and will come back to you with an answer.',
          ]),
      nextStep(facts),
      pick([
        'Should we need more details, we will call you.',
        `Please feel free to call ${voice(facts)('me', 'us')} with any questions.`,
      ]),
    ]);
  },
  invitation: (facts, pick) => {
    const { event, today } = facts;
    const name = topicOf(event?.name);
    if (!event || !name || (isPast(event.on, today) && event.on !== today)) return ['event'];
    const place = inline(event.place, 80);
    const time = clock(event.time);
    return letter(facts, `Invitation: ${name}`, [
      pick([`We would like to invite you to “${name}”.`, `You are cordially invited to “${name}”.`]),
      [`When: ${day(event.on, today)}${time ? `, ${time}` : ''}`, place ? `Where: ${place}` : null]
        .filter(Boolean)
        .join('\n'),
      sentences(facts.usp, 1),
      pick([
        'Please let us know whether you are coming. We look forward to seeing you.',
        'We look forward to your reply.',
      ]),
    ]);
  },
  social_post: (facts, pick) => {
    const usp = sentences(facts.usp, 2);
    if (!usp) return ['usp'];
    const product = inline(facts.product?.name, 80);
    const sender = inline(facts.sender.company, 100);
    return {
      subject: null,
      body: [
        product ? `What does ${product} stand for?` : pick(['What sets us apart?', 'What matters to us:']),
        usp,
        sender ? `Questions? Write to us.\n${sender}` : 'Questions? Write to us.',
      ].join('\n\n'),
    };
  },
  product_text: (facts, pick) => {
    const usp = sentences(facts.usp, 3);
    const name = inline(facts.product?.name, 80);
    if (!facts.product || !name) return ['product'];
    if (!usp) return ['usp'];
    const number = inline(facts.product.number, 40);
    const category = inline(facts.product.category, 60);
    return {
      subject: name,
      body: [
        `${name}${number && number !== name ? ` (item ${number})` : ''}`,
        [category ? `Category: ${category}.` : null, usp].filter(Boolean).join(' '),
        pick(['Technical data and prices on request.', 'We will gladly advise you on versions and prices.']),
      ].join('\n\n'),
    };
  },
};

export function composeEnglish(kind: DraftKind, facts: DraftFacts, pick: Pick): Composed | readonly Missing[] {
  return writers[kind](facts, pick);
}
