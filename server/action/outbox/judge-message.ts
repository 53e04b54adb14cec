import { type ContactDecision, contactKey, mayContact } from '#server/oversight/consent/index.ts';
import { isRestricted } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { splitAccounts } from '../experiments/index.ts';
import { contactLimits, countContacts } from '../touches/index.ts';
import { isAdvertising } from './content.ts';
import type { Problem, StoredMessage } from './store.ts';
import { countSentTo, findRecipient, knowsUs } from './store-recipients.ts';

export type Judged = Pick<
  StoredMessage,
  'companyId' | 'personId' | 'purpose' | 'toAddress' | 'groundNote' | 'userStarted' | 'ai'
> & { readonly approval: StoredMessage['approval']; readonly approvedRule: string | null };

export interface Judgement {
  readonly law: ContactDecision;
  /** We have never been in touch and nothing says that they know us. */
  readonly stranger: boolean;
  /** What stands in the way; null: it may leave. */
  readonly obstacle: Obstacle | null;
}

/** `forbidden`: no new approval helps, only new facts. `look`: a person must see it as it now stands. */
export interface Obstacle extends Problem {
  readonly kind: 'forbidden' | 'look';
}

const WINDOW = 30 * 86_400_000;
const GROUND_LENGTH = 40;
type Asking = Pick<App, 'secrets' | 'clock'>;

/**
 * May this message leave now? Contact law, consent, objection, frequency and the reach of its approval, from the facts as they stand in this
 * transaction. Asked when somebody looks, when it is approved, and twice more while it is sent.
 */
export async function judgeMessage(app: Asking, db: Db, message: Judged, language: 'de' | 'en'): Promise<Judgement> {
  const recipient = await findRecipient(db, message);
  const law = await mayContact(
    app,
    db,
    {
      channel: 'email',
      purpose: message.purpose,
      contactPoint: message.toAddress,
      addressee: recipient?.knownBusiness ? 'business' : 'unknown',
      relation: recipient?.relation ?? 'none',
      otherPoints: recipient?.otherPoints ?? [],
      userStarted: message.userStarted,
    },
    language,
  );
  const key = contactKey(app, 'email', message.toAddress);
  const stranger =
    (recipient === null || recipient.relation === 'none') &&
    !(await knowsUs(db, { companyId: message.companyId, contactKey: key }));
  const restricted =
    message.purpose !== 'legal_notice' && key !== null && (await isRestricted(db, [key]))
      ? ({ kind: 'forbidden', code: 'processing-restricted', facts: {} } as const)
      : null;
  const obstacle =
    restricted ??
    goneObstacle(message, recipient) ??
    lawObstacle(law, message, stranger) ??
    (isAdvertising(message.purpose) ? await frequencyObstacle(app, db, message, key) : null) ??
    (isAdvertising(message.purpose) ? await experimentObstacle(app, db, message) : null);
  return { law, stranger, obstacle };
}

function goneObstacle(message: Judged, recipient: { readonly gone: boolean } | null): Obstacle | null {
  const named = message.companyId !== null || message.personId !== null;
  return named && (recipient === null || recipient.gone)
    ? { kind: 'forbidden', code: 'recipient-gone', facts: {} }
    : null;
}

function lawObstacle(law: ContactDecision, message: Judged, stranger: boolean): Obstacle | null {
  const facts = { rule: law.rule, basis: law.basis, objection: law.objection, consent: law.consent };
  if (law.decision === 'forbidden') return { kind: 'forbidden', code: 'contact-forbidden', facts };
  if (stranger && message.approval === 'policy' && message.purpose !== 'doi_request')
    return { kind: 'look', code: 'stranger-needs-person', facts };
  if (law.decision === 'needs_human') {
    if (message.approval === 'policy') return { kind: 'look', code: 'law-needs-person', facts };
    // Approved under another rule: the person decided about other facts.
    if (message.approvedRule !== null && message.approvedRule !== law.rule)
      return { kind: 'look', code: 'facts-changed', facts: { ...facts, approvedRule: message.approvedRule } };
    const wanted = law.duties.some(({ code }) => code === 'reason_text_min_40');
    if (wanted && (message.groundNote ?? '').trim().length < GROUND_LENGTH)
      return { kind: 'look', code: 'ground-missing', facts: { ...facts, least: GROUND_LENGTH } };
  }
  return null;
}

async function frequencyObstacle(app: Asking, db: Db, message: Judged, key: Buffer | null): Promise<Obstacle | null> {
  const limits = await contactLimits.read(db);
  const now = app.clock.now();
  const over = (count: number, limit: number): Obstacle | null =>
    count >= limit ? { kind: 'forbidden', code: 'contact-limit-reached', facts: { count, limit, days: 30 } } : null;
  if (key !== null) {
    const found = over(await countSentTo(db, key, new Date(now.getTime() - WINDOW)), limits.person);
    if (found) return found;
  }
  if (message.companyId === null) return null;
  const counts = await countContacts(db, [message.companyId], now);
  return (
    over(counts.person(message.companyId, message.personId), limits.person) ??
    over(counts.account(message.companyId), limits.account)
  );
}

/** Left alone by an experiment, so that its effect can be told: no approval changes that, only its end. */
async function experimentObstacle(app: Asking, db: Db, { companyId, purpose }: Judged): Promise<Obstacle | null> {
  if (companyId === null) return null;
  const [split] = await splitAccounts(app, db, 'mailing', [{ companyId, what: purpose }]);
  return split?.heldOut ? { kind: 'forbidden', code: 'held-out', facts: {} } : null;
}
