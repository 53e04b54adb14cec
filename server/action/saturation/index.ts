export { openUserFile } from './open-user-file.ts';
