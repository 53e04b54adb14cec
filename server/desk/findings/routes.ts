import { findings as contract } from '#contract/desk/findings.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { showYield } from './show-yield.ts';
import { writeDigest } from './write-digest.ts';
import { writeNotice } from './write-notice.ts';

export const routes: readonly Route[] = [
  route(contract.yield, { right: 'import.run' }, ({ app }) => showYield(app)),
  route(contract.digest, { right: 'import.run' }, ({ app, actor, input }) => writeDigest(app, actor, input)),
  route(contract.notice, { right: 'records.read' }, ({ app, actor, input }) => writeNotice(app, actor, input.id)),
];
