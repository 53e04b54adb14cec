import { pipeline as contract } from '#contract/insight/pipeline.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { showForecast } from './show-forecast.ts';

export const routes: readonly Route[] = [
  route(contract.forecast, { right: 'records.read' }, ({ app, actor, input }) => showForecast(app, actor, input)),
];
