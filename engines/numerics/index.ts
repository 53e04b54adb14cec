export { type Minimum, minimise } from './minimise.ts';
export { median, pinballLoss, quantile, sorted } from './quantiles.ts';
export { createRandom, drawBeta, drawGamma, drawPoisson, type Random } from './random.ts';
export { logBeta, logGamma, normalQuantile, normalShare } from './special.ts';
