import { maturity as contract } from '#contract/insight/maturity.ts';
import { route } from '#server/platform/http/index.ts';
import { readMaturity } from './read-maturity.ts';

export const routes = [route(contract.get, { right: 'records.read' }, ({ app, actor }) => readMaturity(app, actor))];
