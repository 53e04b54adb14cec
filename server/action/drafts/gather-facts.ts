import type { DraftFacts, DraftKind } from '#engines/drafting/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { sees } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { companyName } from '#server/platform/settings/index.ts';
import { companyVoice } from './settings.ts';
import { findPast, findProduct, findSubject, type Past, type Subject } from './store.ts';
import { contactIn, dayIn, type FactLabel, labelIn, validIn } from './words.ts';

export interface DraftInput {
  readonly kind: DraftKind;
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly productId: string | null;
  readonly language: 'de' | 'en' | null;
  readonly formality: 'formal' | 'familiar';
  readonly variant: number;
  readonly event: DraftFacts['event'];
  readonly points: readonly string[];
  readonly model: boolean;
}

export interface Gathered {
  readonly facts: DraftFacts;
  readonly language: 'de' | 'en';
  readonly subject: Subject | null;
  readonly voice: { readonly tone: string; readonly example: string };
}

const none: Past = { lastContact: null, talk: null, inquiry: null, quote: null, order: null, nextStep: null };
const berlinDay = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at);

/** What the records say about whom is written to. @throws Failure `not-found`: not there, or not for this person to see */
export async function gatherFacts(app: App, actor: Actor, input: DraftInput): Promise<Gathered> {
  const wanted = input.companyId !== null || input.personId !== null;
  const subject = wanted ? await findSubject(app.db, input.companyId, input.personId) : undefined;
  if (wanted && (!subject || !sees(actor, subject)))
    fail('not-found', { kind: input.personId === null ? 'company' : 'person' });
  const [past, product, voice, own] = await Promise.all([
    subject?.companyId ? findPast(app.db, subject.companyId) : none,
    input.productId ? findProduct(app.db, input.productId) : undefined,
    companyVoice.read(app.db),
    companyName.read(app.db),
  ]);
  if (input.productId && !product) fail('not-found', { kind: 'product' });
  const spoken = (subject?.language ?? subject?.companyLanguage ?? '').slice(0, 2);
  const language = input.language ?? (spoken === 'en' ? 'en' : 'de');
  const usp = (language === 'de' ? voice.uspDe : voice.uspEn)
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .filter((line) => line.trim() !== '');
  const salutation = subject?.salutation;
  return {
    language,
    subject: subject ?? null,
    voice,
    facts: {
      today: berlinDay(app.clock.now()),
      formality: input.formality,
      sender: { name: actor.kind === 'person' ? actor.name : null, company: own || null },
      recipient: subject?.personId
        ? {
            salutation: salutation === 'Herr' || salutation === 'Frau' || salutation === 'Divers' ? salutation : null,
            title: subject.title,
            firstName: subject.firstName,
            lastName: subject.lastName,
          }
        : null,
      company: subject?.companyName
        ? { name: subject.companyName, industry: subject.industry, city: subject.city }
        : null,
      ...past,
      event: input.event,
      product: product ?? null,
      usp,
      points: input.points,
    },
  };
}

/** The same facts as lines: for the person to look at, for the model to word, for the check of what it worded. */
export function factLines({ facts, language, subject }: Gathered): { readonly label: string; readonly text: string }[] {
  const day = (on: string | null | undefined) => on && dayIn(on, language);
  const contact = (one: Past['lastContact']) =>
    one ? [day(one.on), contactIn(one.kind, language), one.subject].filter(Boolean).join(', ') : null;
  const figures = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { minimumFractionDigits: 2 });
  const lastContact = contact(facts.lastContact);
  const talk = contact(facts.talk);
  const lines: (readonly [FactLabel, string | null])[] = [
    ['company', facts.company ? [facts.company.name, facts.company.city].filter(Boolean).join(', ') : null],
    ['industry', facts.company?.industry ?? null],
    [
      'person',
      facts.recipient
        ? [
            facts.recipient.salutation,
            facts.recipient.title,
            facts.recipient.firstName,
            facts.recipient.lastName,
            subject?.jobTitle,
          ]
            .filter(Boolean)
            .join(' ')
        : null,
    ],
    ['lastContact', lastContact],
    ['talk', talk === lastContact ? null : talk],
    ['inquiry', facts.inquiry ? [day(facts.inquiry.on), facts.inquiry.subject].filter(Boolean).join(', ') : null],
    [
      'quote',
      facts.quote
        ? [
            facts.quote.number,
            day(facts.quote.on),
            facts.quote.cents === null ? null : `${figures.format(facts.quote.cents / 100)} ${facts.quote.currency}`,
            facts.quote.validUntil && validIn(dayIn(facts.quote.validUntil, language), language),
          ]
            .filter(Boolean)
            .join(', ')
        : null,
    ],
    [
      'order',
      facts.order ? [facts.order.number, day(facts.order.on), facts.order.product].filter(Boolean).join(', ') : null,
    ],
    [
      'event',
      facts.event
        ? [facts.event.name, day(facts.event.on), facts.event.time, facts.event.place].filter(Boolean).join(', ')
        : null,
    ],
    [
      'product',
      facts.product
        ? [facts.product.name, facts.product.number, facts.product.category].filter(Boolean).join(', ')
        : null,
    ],
    ['usp', facts.usp.join(' ') || null],
    ['points', facts.points.join('; ') || null],
    ['nextStep', facts.nextStep ? [facts.nextStep.text, day(facts.nextStep.on)].filter(Boolean).join(', ') : null],
  ];
  return lines.flatMap(([label, text]) => (text ? [{ label: labelIn(label, language), text }] : []));
}
