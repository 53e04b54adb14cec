export { register } from './register.ts';
export { emptyObservations as eraseObservations } from './store.ts';
