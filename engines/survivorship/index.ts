export { type Claim, isEmpty, outranks, type Standing, survive, survivor } from './survive.ts';
