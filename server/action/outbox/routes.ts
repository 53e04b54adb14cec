import { contract } from '#contract/index.ts';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { defineCounter, may, publicUrl } from '#server/platform/auth/index.ts';
import { route } from '#server/platform/http/index.ts';
import { approveMessage, withdrawApproval } from './approve-message.ts';
import { changeMessage, discardMessage, draftMessage } from './draft-message.ts';
import { defineJobs } from './jobs.ts';
import { getMessage, listMessages } from './list-messages.ts';
import { changeMailAccount, isLoopback, showMailAccount } from './mail-account.ts';
import { lookForMessage, resolveMessage } from './reconcile.ts';
import { registerSendKinds } from './send-kinds.ts';
import { countTrouble } from './store.ts';
import { sendTestMail } from './test-mail.ts';
import { auditWords } from './words.ts';

const { outbox } = contract.action;
const decide = { right: 'review.decide' } as const;
const manage = { right: 'system.manage' } as const;
const moment = (text: string | null) => (text === null ? null : new Date(text));

export const routes = [
  route(outbox.list, decide, ({ app, actor, input: { after, limit, ...filter } }) =>
    listMessages(app, actor, { filter, after, limit }),
  ),
  route(outbox.get, decide, ({ app, actor, input }) => getMessage(app, actor, input.id)),
  route(outbox.draft, decide, ({ app, actor, input }) =>
    draftMessage(app, actor, { ...input, sendAfter: moment(input.sendAfter) }),
  ),
  route(outbox.change, decide, async ({ app, actor, input: { id, ...input } }) => {
    await changeMessage(app, actor, id, { ...input, sendAfter: moment(input.sendAfter) });
    return getMessage(app, actor, id);
  }),
  route(outbox.approve, decide, async ({ app, actor, input }) => {
    await approveMessage(app, actor, input.id, input);
    return getMessage(app, actor, input.id);
  }),
  route(outbox.withdraw, decide, async ({ app, actor, input }) => {
    await withdrawApproval(app, actor, input.id, input);
    return getMessage(app, actor, input.id);
  }),
  route(outbox.discard, decide, async ({ app, actor, input }) => {
    await discardMessage(app, actor, input.id, input);
    return getMessage(app, actor, input.id);
  }),
  route(outbox.resolve, decide, async ({ app, actor, input }) => {
    await resolveMessage(app, actor, input.id, input);
    return getMessage(app, actor, input.id);
  }),
  route(outbox.look, decide, ({ app, actor, input }) => lookForMessage(app, actor, input.id)),
  route(outbox.account, manage, async ({ app }) => {
    const url = publicUrl(app);
    const reachable = url.startsWith('https://') && !isLoopback(new URL(url).hostname);
    return { account: await showMailAccount(app), publicAddress: { url, reachable } };
  }),
  route(outbox.changeAccount, manage, ({ app, actor, input }) => changeMailAccount(app, actor, input)),
  route(outbox.testAccount, manage, ({ app, actor }) => sendTestMail(app, actor)),
];

export function register(app: App): void {
  defineJobs(app);
  registerSendKinds();
  nameActions(auditWords);
  defineCounter('outbox', async (running, actor) =>
    may(actor, 'review.decide') ? countTrouble(running.db, actor) : 0,
  );
}
