export { answerSuggestion } from './answer-suggestion.ts';
export { listToday } from './list-today.ts';
export { refusals } from './refusals.ts';
export { register, routes } from './routes.ts';
export { findAccounts } from './store-subjects.ts';
export { takeBackAnswer } from './undo-answer.ts';
