export { type Signal, signalsOf } from './gather-signals.ts';
