import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { frameOf } from './approve-message.ts';
import { judgeMessage } from './judge-message.ts';
import { readAccount } from './mail-account.ts';
import { outboxPaused } from './settings.ts';
import {
  countShelves,
  findMessage,
  findMessages,
  type MessageFilter,
  readEvents,
  type StoredMessage,
} from './store.ts';
import { findAccount } from './store-account.ts';
import { eventIn, problemIn, stateIn } from './words.ts';

export function listed(actor: Actor, row: StoredMessage & { readonly companyName?: string | null }) {
  return {
    id: row.id,
    messageId: row.messageId,
    version: row.version,
    state: row.state,
    stateText: stateIn(row.state, actor.language),
    discarded: row.discardedAt !== null,
    companyId: row.companyId,
    companyName: row.companyName ?? null,
    personId: row.personId,
    purpose: row.purpose,
    to: { address: row.toAddress, name: row.toName },
    subject: row.subject,
    body: row.body,
    groundNote: row.groundNote,
    sendAfter: row.sendAfter?.toISOString() ?? null,
    ai: row.ai,
    approval: row.approval,
    approvedByName: row.approvedByName,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    approvedHash: row.contentHash?.toString('hex') ?? null,
    problem: row.problem && { code: row.problem.code, text: problemIn(row.problem, null, actor.language) },
    nextTryAt: row.state === 'approved' ? (row.notBefore?.toISOString() ?? null) : null,
    sentAt: row.sentAt?.toISOString() ?? null,
    lookedAt: row.lookedAt?.toISOString() ?? null,
    example: row.example,
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    may: allowed(actor, row),
  };
}

function allowed(actor: Actor, row: StoredMessage): string[] {
  if (!may(actor, 'review.decide') || row.erasedAt !== null) return [];
  if (row.discardedAt !== null) return ['restore'];
  switch (row.state) {
    case 'drafted':
    case 'failed':
      return ['change', 'approve', 'discard'];
    case 'approved':
      return ['change', 'withdraw'];
    case 'unknown':
      return ['resolve', 'look'];
    case 'claimed':
    case 'sent':
      return [];
  }
}

function readCursor(cursor: string | null): { at: Date; id: string } | null {
  if (cursor === null) return null;
  const [at, id] = cursor.split('_');
  const moment = new Date(at ?? '');
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(moment.getTime()))
    return fail('invalid-input', { fields: ['after'] });
  return { at: moment, id };
}

export async function listMessages(
  app: App,
  actor: Actor,
  query: { readonly filter: MessageFilter; readonly after: string | null; readonly limit: number },
) {
  const page = { after: readCursor(query.after), limit: query.limit + 1 };
  const found = await findMessages(app.db, actor, query.filter, page);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => listed(actor, row)),
    next: found.length > query.limit && last ? `${last.createdAt.toISOString()}_${last.id}` : null,
    counts: { ...(await countShelves(app.db, actor)) },
    paused: await outboxPaused.read(app.db),
    ready: (await findAccount(app.db)) !== null,
  };
}

/** @throws Failure `not-found`, also for one that this actor may not see */
export async function getMessage(app: App, actor: Actor, id: string) {
  const row = await findMessage(app.db, actor, id);
  if (row === null) return fail('not-found', { kind: 'message' });
  const settled = row.state === 'sent' || row.state === 'claimed' || row.state === 'unknown' || row.erasedAt !== null;
  const events = await readEvents(app.db, id);
  return {
    ...listed(actor, row),
    frame: await frame(app, actor, row),
    now: settled ? null : await judged(app, actor, row),
    events: events.map((event) => ({
      kind: event.kind,
      text: eventIn(event.kind, actor.language),
      at: event.at.toISOString(),
      byName: event.byName,
    })),
  };
}

async function judged(app: App, actor: Actor, row: StoredMessage) {
  const { law, stranger, obstacle } = await judgeMessage(app, app.db, row, actor.language);
  return {
    decision: law.decision,
    rule: law.rule,
    text: law.text,
    stranger,
    obstacle: obstacle && { code: obstacle.code, text: problemIn(obstacle, law.text, actor.language) },
  };
}

async function frame(app: App, actor: Actor, row: StoredMessage) {
  if (row.footer !== null && row.fromAddress !== null)
    return { from: `${row.fromName ?? ''} <${row.fromAddress}>`, footer: row.footer };
  const account = await readAccount(app, app.db);
  if (account === null) return null;
  try {
    const { from, footer } = frameOf(app, account, row, actor.language);
    return { from: `${from.name} <${from.address}>`, footer };
  } catch (error) {
    // The reason stands in `now` or in the refused approval; a preview without a footer would be a wrong one.
    if (error instanceof Failure) return null;
    throw error;
  }
}
