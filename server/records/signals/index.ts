export { register } from './note-signals.ts';
