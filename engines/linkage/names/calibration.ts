import type { Weights } from './compare-names.ts';

const COMPANY_BELIEF: Weights = {
  base: 0,
  said: 1.2,
  conflict: -2.4,
  extra: -1.2,
  optional: -0.4,
  slip: -0.9,
  initials: -0.6,
  order: -0.7,
  single: 0,
  formMissing: -0.5,
  formNear: -0.7,
  formOther: -12,
  numbers: -14,
  oneNumber: -9,
  places: -3,
  generations: 0,
};

const PERSON_BELIEF: Weights = {
  base: -1,
  said: 1.3,
  conflict: -2.6,
  extra: -0.3,
  optional: 0,
  slip: -1,
  initials: -0.8,
  order: -6,
  single: -3,
  formMissing: 0,
  formNear: 0,
  formOther: 0,
  numbers: 0,
  oneNumber: 0,
  places: 0,
  generations: -5,
};

/** What we held likely before seeing a label, and how sure we were (standard deviation; 0: a rule, not fitted). */
export const BELIEF = { company: COMPANY_BELIEF, person: PERSON_BELIEF };
const FREE: Weights = {
  base: 1,
  said: 0.3,
  conflict: 0.4,
  extra: 0.3,
  optional: 0.2,
  slip: 0.2,
  initials: 0.3,
  order: 0.7,
  single: 0.7,
  formMissing: 0.3,
  formNear: 0.3,
  formOther: 0,
  numbers: 0,
  oneNumber: 0,
  places: 0,
  generations: 0,
};
export const SPREAD = {
  company: { ...FREE, single: 0 },
  person: { ...FREE, optional: 0, order: 0, formMissing: 0, formNear: 0 },
};

/** Fitted on all labelled and generated pairs by bench/company-names.ts. */
export const COMPANY_WEIGHTS: Weights = {
  ...COMPANY_BELIEF,
  base: 0.67,
  said: 1.39,
  conflict: -2.59,
  extra: -1.59,
  optional: -0.41,
  slip: -0.74,
  initials: -0.59,
  order: -0.69,
  formMissing: -0.51,
  formNear: -0.69,
};
export const PERSON_WEIGHTS: Weights = {
  ...PERSON_BELIEF,
  base: 1.55,
  said: 0.81,
  conflict: -2.7,
  extra: -0.44,
  slip: -0.3,
  initials: -0.51,
  single: -3.03,
};
