export { explainLead } from './explain-lead.ts';
export { register } from './jobs.ts';
export { refreshAllLeadScores, refreshChangedLeadScores } from './refresh-lead-scores.ts';
export { routes } from './routes.ts';
