import { search as contract } from '#contract/desk/search.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { findAnything } from './find-anything.ts';

export const routes: readonly Route[] = [
  route(contract.find, { right: 'records.read' }, ({ app, actor, input }) => findAnything(app, actor, input)),
];
