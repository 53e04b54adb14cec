import { account as contract } from '#contract/desk/account.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { readAccount } from './read-account.ts';
import { readContact } from './read-contact.ts';
import { readTimeline } from './read-timeline.ts';

export const routes: readonly Route[] = [
  route(contract.get, { right: 'records.read' }, ({ app, actor, input }) => readAccount(app, actor, input.id)),
  route(contract.contact, { right: 'records.read' }, ({ app, actor, input }) => readContact(app, actor, input)),
  route(contract.timeline, { right: 'records.read' }, ({ app, actor, input }) => readTimeline(app, actor, input)),
];
