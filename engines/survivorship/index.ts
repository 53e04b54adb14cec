export { type Claim, isEmpty, outranks, type Standing, survive, survivor, type Value } from './survive.ts';
