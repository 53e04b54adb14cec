export { explainScore } from './explain-score.ts';
export { register } from './jobs.ts';
export { refreshAllScores, refreshChangedScores } from './refresh-scores.ts';
export { routes } from './routes.ts';
export { previewRules, saveRules } from './save-rules.ts';
export { fieldIn, fitReasonIn } from './words.ts';
