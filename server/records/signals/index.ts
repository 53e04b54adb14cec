export { register } from './note-signals.ts';
export { signalTitleIn } from './words.ts';
