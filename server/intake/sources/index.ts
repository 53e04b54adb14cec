export { fetchPolitely } from './fetch-politely.ts';
export { register } from './jobs.ts';
export { mayApprove } from './manage-sources.ts';
export { pageOf } from './read-source.ts';
export { RESEARCHED, type Researched, type ResearchedField, researchSite } from './research-list.ts';
export { routes } from './routes.ts';
export { findWatch, updateWatch } from './store.ts';
export { readSnapshot } from './store-snapshots.ts';
export { fieldLabel, inWords, problemText } from './words.ts';
