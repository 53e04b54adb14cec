export { type OrderRhythm, readRhythm } from './rhythm.ts';
