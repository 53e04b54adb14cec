export { knownPoints, mergedFrom, mergedInto, survivorOf } from './store.ts';
