export { type Closing, learnClosing } from './closing.ts';
export type { Day, DealRecord, OpenDeal, Period } from './deals.ts';
export {
  type Band,
  type ForecastInput,
  forecastPeriod,
  type PipelineForecast,
  QUANTILES,
  USUAL_COMMON_ERROR,
} from './forecast-period.ts';
export { type Replay, replayForecast, replayPast } from './replay.ts';
export {
  commonError,
  type MethodScore,
  type PastForecast,
  type Scoreboard,
  scoreForecasts,
} from './score-forecasts.ts';
export { bookedIn, bookedLastYear, type Method, simpleForecasts, type WeighedDeal } from './simple-forecasts.ts';
export { learnUnborn, type Unborn } from './unborn.ts';
