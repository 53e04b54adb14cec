export {
  type Call,
  type Exchange,
  type GuardedRawCall,
  openRawRoute,
  openRoute,
  type RawRoute,
  type Route,
  rawRoute,
  route,
} from './route.ts';
