// Whoever wants a model asks here; nothing else in the house sends anything to one.
export { askModel } from './ask-model.ts';
export { type KnownSource, registerKnownSource } from './known-source.ts';
export type { Refusal } from './outcome.ts';
export type { ModelAnswer, Question } from './question.ts';
export { routes } from './routes.ts';
export { type DataClass, defineModelTask } from './tasks.ts';
export { refusalIn } from './words.ts';
