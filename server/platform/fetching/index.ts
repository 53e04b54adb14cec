export { type Fetched, type FetchOptions, fetchPublic, USER_AGENT } from './fetch-public.ts';
export { isPublicAddress } from './public-address.ts';
