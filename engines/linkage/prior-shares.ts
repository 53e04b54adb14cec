import type { Method } from './model.ts';

/** Where true matches stand before any data: what typing, hearing and time do to each kind of value. Levels as in LEVELS. */
export const PRIOR_M: Readonly<Record<Method, readonly number[]>> = {
  given: [0.8, 0.05, 0.06, 0.03, 0.02, 0.04],
  name: [0.82, 0.09, 0.03, 0.02, 0.04],
  words: [0.5, 0.16, 0.14, 0.11, 0.06, 0.03],
  company: [0.62, 0.14, 0.1, 0.08, 0.03, 0.03],
  street: [0.72, 0.14, 0.06, 0.03, 0.05],
  code: [0.85, 0.03, 0.06, 0.02, 0.04],
  phone: [0.76, 0.06, 0.08, 0.1],
  date: [0.85, 0.02, 0.07, 0.03, 0.03],
  number: [0.7, 0.08, 0.08, 0.14],
  email: [0.74, 0.1, 0.05, 0.04, 0.07],
  domain: [0.85, 0.15],
  category: [0.93, 0.07],
};
/** The same for pairs that are no match. */
export const PRIOR_U: Readonly<Record<Method, readonly number[]>> = {
  given: [0.01, 0.005, 0.01, 0.01, 0.02, 0.945],
  name: [0.005, 0.005, 0.01, 0.005, 0.975],
  words: [0.0005, 0.0005, 0.002, 0.01, 0.06, 0.927],
  company: [0.0005, 0.0005, 0.002, 0.01, 0.06, 0.927],
  street: [0.0005, 0.0005, 0.005, 0.004, 0.99],
  code: [0.005, 0.001, 0.005, 0.02, 0.969],
  phone: [0.001, 0.0005, 0.002, 0.9965],
  date: [0.0005, 0.0005, 0.002, 0.03, 0.967],
  number: [0.02, 0.02, 0.08, 0.88],
  email: [0.0003, 0.003, 0.001, 0.02, 0.9757],
  domain: [0.005, 0.995],
  category: [0.4, 0.6],
};
