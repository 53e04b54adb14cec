export { explainDeal, explainDealsOf } from './explain-deal.ts';
export { register } from './jobs.ts';
export { refreshDealScores } from './refresh-deal-scores.ts';
export { routes } from './routes.ts';
export { type DealLife, dealLives } from './store-lives.ts';
