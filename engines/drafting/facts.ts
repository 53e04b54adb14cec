export const draftKinds = [
  'first_approach',
  'meeting_follow_up',
  'quote_follow_up',
  'reactivation',
  'cold_call_refusal',
  'inquiry_answer',
  'invitation',
  'social_post',
  'product_text',
] as const;
export type DraftKind = (typeof draftKinds)[number];
export type Language = 'de' | 'en';

export interface Recipient {
  readonly salutation: 'Herr' | 'Frau' | 'Divers' | null;
  /** As recorded: `Prof. Dr.-Ing.`, `Dipl.-Kfm.`; only what is spoken gets into the salutation. */
  readonly title: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** Days are YYYY-MM-DD, amounts integer cents. Everything may be missing; what is missing is left out of the text, never a gap in it. */
export interface DraftFacts {
  readonly today: string;
  readonly formality: 'formal' | 'familiar';
  readonly sender: { readonly name: string | null; readonly company: string | null };
  readonly recipient: Recipient | null;
  readonly company: { readonly name: string; readonly industry: string | null; readonly city: string | null } | null;
  readonly lastContact: { readonly on: string; readonly kind: string; readonly subject: string | null } | null;
  /** The newest conversation, or message that reached us: what one can thank for. What we wrote ourselves is none. */
  readonly talk: {
    readonly on: string;
    readonly kind: string;
    readonly direction: string;
    readonly subject: string | null;
  } | null;
  readonly inquiry: { readonly on: string; readonly subject: string | null } | null;
  readonly quote: {
    readonly number: string;
    readonly on: string;
    readonly validUntil: string | null;
    readonly cents: number | null;
    readonly currency: string;
  } | null;
  readonly order: { readonly on: string; readonly number: string | null; readonly product: string | null } | null;
  readonly event: {
    readonly name: string;
    readonly on: string;
    readonly place: string | null;
    readonly time: string | null;
  } | null;
  readonly product: { readonly name: string; readonly number: string | null; readonly category: string | null } | null;
  /** What sets the company apart, in its own whole sentences. */
  readonly usp: readonly string[];
  /** What was agreed or is open, one point each. */
  readonly points: readonly string[];
  readonly nextStep: { readonly text: string; readonly on: string | null } | null;
}

export type Missing =
  | 'recipient-company'
  | 'usp'
  | 'contact'
  | 'quote'
  | 'order'
  | 'inquiry'
  | 'event'
  | 'product'
  | 'pause';

/** Kinds of contact that are read, not spoken. */
export const isWritten = (kind: string): boolean => kind === 'email' || kind === 'message' || kind === 'letter';

/** One line, single spaces, no control characters; null where nothing is left or where it is too long to stand in a sentence. */
export function inline(text: string | null | undefined, most = 120): string | null {
  const clean = (text ?? '')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[<>{}[\]|\\]/g, ' ')
    .replace(/([!?])[!?]+/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:–-]+|[\s,;:–-]+$/g, '')
    .trim();
  return clean === '' || clean.length > most || !/[\p{L}\p{N}]/u.test(clean) ? null : clean;
}

/** Speaks to somebody: quoted into another letter it would speak to the wrong one. */
export const ADDRESSES =
  /(?<![\p{L}])(?:Sie|Ihnen|Ihre?[rnsm]?|dein\p{L}*|euer|eure\p{L}*|your?|mein\p{L}*|unser\p{L}*)(?![\p{L}])/iu;

/** A subject as people type it, without `Re:` and the full stop; fit for quotation marks. */
export function topicOf(text: string | null | undefined): string | null {
  const clean = inline(text, 200)
    ?.replace(/^(?:(?:re|aw|fwd?|wg)\s*:\s*)+/i, '')
    .replace(/[„“”"»«]/g, '')
    .replace(/[.!?]+$/, '')
    .trim();
  // "Ihre Anfrage" is how somebody addressed us, not what it was about; turned round it would read wrong.
  if (!clean || ADDRESSES.test(clean) || /@|https?:|www\./i.test(clean)) return null;
  return clean.length >= 3 && clean.length <= 90 ? clean : null;
}

const ONLY_A_CONTACT =
  /^(?:telefonat|telefon|anruf|rückruf|gespräch|termin|besuch|treffen|e-?mail|mail|nachricht|brief|messe|meeting|call|visit)$/i;
/** What a contact was about; that it was a call says nothing more of a call. */
export function topicOfContact(text: string | null | undefined): string | null {
  const topic = topicOf(text);
  return topic && !ONLY_A_CONTACT.test(topic) ? topic : null;
}

/** A quote cannot have ended before it was made: then one of the two days is wrong, and neither is told. */
export const validUntilOf = ({ on, validUntil }: NonNullable<DraftFacts['quote']>): string | null =>
  validUntil !== null && validUntil >= on ? validUntil : null;

/** A whole sentence: capital first, one mark at the end. */
export function sentence(text: string): string | null {
  const clean = inline(text, 400)?.replace(/\.{2,}$/, '.');
  if (!clean) return null;
  const first = clean[0]!.toUpperCase() + clean.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** Family names typed in capitals or small letters as one writes them: KÖSTER, köster. */
export function properName(name: string | null | undefined): string | null {
  const clean = inline(name, 80);
  if (!clean) return null;
  const shouted = clean.length > 2 && clean === clean.toUpperCase();
  const whispered = clean === clean.toLowerCase();
  if (!shouted && !whispered) return clean;
  return clean
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=.)\b(?:Von|Van|De|Der|Den|Zu|Zur|Vom|Und)\b(?= )/g, (word) => word.toLowerCase())
    .replace(/^(?:Von|Van|De|Zu|Zur|Vom)(?= )/, (word) => word.toLowerCase());
}
