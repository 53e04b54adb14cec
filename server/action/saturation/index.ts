export { register } from './jobs.ts';
export { type ContactJudged, judgeContacts, judgeWaysToReach } from './judge-contacts.ts';
export { openUserFile } from './open-user-file.ts';
export { refreshSaturation } from './refresh-saturation.ts';
export { routes } from './routes.ts';
export { bestWayIn, doNothingIn, nextIn } from './words.ts';
