import { createHash } from 'node:crypto';
import type { Channel } from '#engines/contact-law/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { contactKey, normaliseContactPoint } from './contact-point.ts';
import { type ConsentRow, type ConsentSource, insertConsents, lockGate } from './store.ts';

export const advertisingPurposes = ['marketing_similar', 'marketing_other', 'survey'] as const;
export type AdvertisingPurpose = (typeof advertisingPurposes)[number];

export interface ConsentInput {
  readonly kind: 'given' | 'presumed' | 'withdrawn';
  readonly channel: Channel;
  /** As somebody wrote it; normalised here. */
  readonly contactPoint: string;
  readonly purposes: readonly AdvertisingPurpose[];
  readonly source: ConsentSource;
  /** When the person said so. null: unknown, then the consent counts as undocumented. */
  readonly at: Date | null;
  /** The words agreed to, and which version of them. */
  readonly wording?: string | null;
  readonly wordingVersion?: string | null;
  /** ip, form, file, recording, message, transcript, note: whatever proves it. */
  readonly proof?: Readonly<Record<string, unknown>>;
  readonly importId?: string | null;
}

export type ConsentFaultCode =
  | 'contact-point-unreadable'
  | 'in-the-future'
  | 'purpose-missing'
  | 'reason-too-short'
  | 'presumed-only-by-phone';

export type RecordedConsent =
  | { readonly result: 'recorded'; readonly id: string; readonly documented: boolean }
  /** The same fact stands there already. */
  | { readonly result: 'known' }
  | { readonly result: 'faulty'; readonly code: ConsentFaultCode };

type Recording = Pick<App, 'secrets' | 'clock'>;

/**
 * Records many consents, presumptions and withdrawals in the caller's transaction, one answer per row in the same order. Writes no log entry:
 * the caller logs its batch. Nothing is recorded of a faulty row; the others are.
 */
export async function recordConsents(
  app: Recording,
  actor: Actor,
  tx: Db,
  inputs: readonly ConsentInput[],
): Promise<readonly RecordedConsent[]> {
  const now = app.clock.now();
  const prepared = inputs.map((input) => prepare(app, input, now));
  const rows = prepared.filter((row): row is ConsentRow => typeof row !== 'string');
  if (rows.some(({ kind }) => kind === 'withdrawn')) await lockGate(tx);
  const ids = new Map(await insertConsents(tx, rows, { id: actor.id, name: actor.name, at: now }));
  return prepared.map((row): RecordedConsent => {
    if (typeof row === 'string') return { result: 'faulty', code: row };
    const fingerprint = row.fingerprint.toString('hex');
    const id = ids.get(fingerprint);
    // The second of two equal rows of one call is known by then.
    ids.delete(fingerprint);
    return id === undefined ? { result: 'known' } : { result: 'recorded', id, documented: row.documented };
  });
}

function prepare(app: Recording, input: ConsentInput, now: Date): ConsentRow | ConsentFaultCode {
  const key = contactKey(app, input.channel, input.contactPoint);
  if (key === null) return 'contact-point-unreadable';
  if (input.at !== null && input.at.getTime() > now.getTime() + 60_000) return 'in-the-future';
  if (input.purposes.length === 0) return 'purpose-missing';
  const proof = input.proof ?? {};
  if (input.kind === 'presumed') {
    if (input.channel !== 'phone_human') return 'presumed-only-by-phone';
    const note = proof['note'];
    if (typeof note !== 'string' || note.trim().length < 40) return 'reason-too-short';
  }
  const row = {
    contactKey: key,
    contactPoint: normaliseContactPoint(input.channel, input.contactPoint),
    channel: input.channel,
    purposes: [...new Set(input.purposes)].sort(),
    kind: input.kind,
    retracts: null,
    documented: input.kind === 'given' && isDocumented(input),
    wording: input.wording?.trim() || null,
    wordingVersion: input.wordingVersion?.trim() || null,
    source: input.source,
    proof,
    // A withdrawal without a date holds from now: later than every consent recorded so far.
    at: input.at ?? (input.kind === 'withdrawn' ? now : null),
    importId: input.importId ?? null,
  };
  return { ...row, fingerprint: fingerprint(row, input.at) };
}

/** What each source needs to be proof; any one of the keys. */
const proofOf: Readonly<Record<ConsentSource, readonly string[]>> = {
  web_form: ['ip', 'form'],
  double_opt_in_email: ['ip', 'confirmedAt', 'message'],
  voice: ['recording'],
  paper: ['file'],
  email_reply: ['message', 'file'],
  chat: ['transcript'],
  in_person: ['file', 'note'],
  import: ['ip', 'form', 'recording', 'file', 'message', 'transcript', 'confirmedAt'],
  person: ['file', 'message', 'recording'],
};

/** Art. 7(1) GDPR: whoever relies on a consent must be able to show who agreed to which words, when and how. */
function isDocumented(input: ConsentInput): boolean {
  // Clicking a link in a mail proves that the mailbox agreed, never that a telephone number belongs to the same person.
  if (input.source === 'double_opt_in_email' && input.channel !== 'email') return false;
  const proved = proofOf[input.source].some((key) => {
    const value = input.proof?.[key];
    return typeof value === 'string' && value.trim() !== '';
  });
  return proved && input.at !== null && (input.wording ?? '').trim() !== '';
}

function fingerprint(row: Omit<ConsentRow, 'fingerprint'>, at: Date | null): Buffer {
  const { contactKey: key, channel, purposes, kind, retracts, wording, wordingVersion, source, proof } = row;
  const content = [key.toString('hex'), channel, purposes, kind, retracts, wording, wordingVersion, source, proof, at];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}
