/** What the law is asked. The six lists are the whole vocabulary: a word that is not in them is answered by R00. */
export const channels = [
  'email',
  'sms_messenger',
  'social_dm',
  'phone_human',
  'phone_auto',
  'fax',
  'post',
  'chat_reply',
] as const;
export const addressees = ['consumer', 'business', 'unknown'] as const;
export const relations = ['none', 'inquiry', 'customer', 'former_customer', 'partner'] as const;
export const consents = ['none', 'undocumented', 'presumed_facts', 'express_documented', 'withdrawn'] as const;
export const objections = ['none', 'channel', 'all_marketing'] as const;
export const purposes = [
  'contract',
  'answer_inquiry',
  'legal_notice',
  'doi_request',
  'marketing_similar',
  'marketing_other',
  'survey',
] as const;

export type Channel = (typeof channels)[number];
export type Addressee = (typeof addressees)[number];
export type Relation = (typeof relations)[number];
export type Consent = (typeof consents)[number];
export type Objection = (typeof objections)[number];
export type Purpose = (typeof purposes)[number];

/** The four conditions of § 7(3) UWG. Only a literal `true` counts; absent is false. */
export interface SimilarGoods {
  readonly addressFromSale: boolean;
  readonly ownSimilar: boolean;
  readonly noticeAtCollection: boolean;
  readonly noticeEachUse: boolean;
}

export interface ContactQuestion {
  readonly channel: Channel;
  readonly addressee: Addressee;
  readonly relation: Relation;
  readonly consent: Consent;
  readonly objection: Objection;
  readonly purpose: Purpose;
  /** The person signed up by themselves; asked for `doi_request` only. */
  readonly userStarted: boolean;
  readonly s73: SimilarGoods;
}

const vocabulary = {
  channel: channels,
  addressee: addressees,
  relation: relations,
  consent: consents,
  objection: objections,
  purpose: purposes,
} as const;
export type EnumeratedKey = keyof typeof vocabulary;
const enumeratedKeys = Object.keys(vocabulary) as readonly EnumeratedKey[];

/** Which of the six keys are missing or carry a word that is not in their list, in the order of the table. */
export function unreadableKeys(input: unknown): readonly EnumeratedKey[] {
  if (!isRecord(input)) return enumeratedKeys;
  return enumeratedKeys.filter((key) => !isOneOf(vocabulary[key], own(input, key)));
}

/** The question in a fixed shape, or null where a key is unreadable. Optional facts that are not literally `true` are false: unknown never helps. */
export function readQuestion(input: unknown): ContactQuestion | null {
  if (!isRecord(input)) return null;
  const channel = own(input, 'channel');
  const addressee = own(input, 'addressee');
  const relation = own(input, 'relation');
  const consent = own(input, 'consent');
  const objection = own(input, 'objection');
  const purpose = own(input, 'purpose');
  if (!isOneOf(channels, channel) || !isOneOf(addressees, addressee) || !isOneOf(relations, relation)) return null;
  if (!isOneOf(consents, consent) || !isOneOf(objections, objection) || !isOneOf(purposes, purpose)) return null;
  const s73 = own(input, 's73');
  return {
    channel,
    addressee,
    relation,
    consent,
    objection,
    purpose,
    userStarted: own(input, 'userStarted') === true,
    s73: isRecord(s73) ? readSimilarGoods(s73) : nothingSimilar,
  };
}

const nothingSimilar: SimilarGoods = {
  addressFromSale: false,
  ownSimilar: false,
  noticeAtCollection: false,
  noticeEachUse: false,
};

function readSimilarGoods(s73: Record<string, unknown>): SimilarGoods {
  return {
    addressFromSale: own(s73, 'addressFromSale') === true,
    ownSimilar: own(s73, 'ownSimilar') === true,
    noticeAtCollection: own(s73, 'noticeAtCollection') === true,
    noticeEachUse: own(s73, 'noticeEachUse') === true,
  };
}

// Own properties only: an inherited "channel" is not something that anybody stated about this contact.
function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return (values as readonly unknown[]).includes(value);
}
