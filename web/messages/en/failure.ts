import type { failure as german } from '../de/failure.ts';
import type { Words } from '../words.ts';

export const failure = {
  'not-signed-in': 'You are no longer signed in. Please sign in again.',
  'sign-in-failed': 'E-mail address or password is wrong.',
  forbidden: 'You lack the right to do this. Your administrator can grant it.',
  'foreign-origin': 'The server refused the request because it came from another address.',
  'not-found': 'This entry no longer exists, or you may not see it.',
  conflict: 'This no longer fits the current state. Please reload and check.',
  'changed-meanwhile':
    'Somebody else has changed this entry meanwhile. Your input was not saved. Reload and enter it again.',
  gone: 'This is no longer available.',
  'link-expired': 'This link has expired or was used before. Ask your administrator for a new one.',
  'invalid-input': 'Some values are not valid. Please check the marked fields.',
  'too-large': 'That is too large for one request.',
  'too-many-attempts': 'Too many attempts. Please wait a few minutes.',
  unavailable: 'The service cannot be reached right now. Please try again in a moment.',
  'disk-full': 'The server has run out of disk space. Nothing was half saved.',
  'email-taken': 'Somebody has an account with that address already. Nothing was changed.',
  'last-admin': 'This is the last account that can manage Lotse. Make somebody else an administrator first.',
  'user-inactive': 'This account is deactivated. Reactivate it first.',
  'name-taken': 'That name exists already. Nothing was changed.',
  'team-not-empty': 'The team still has members. Give them another team first.',
  'unknown-kind': 'The feature that made this proposal is not there.',
  'above-ceiling': 'Lotse allows no more autonomy for this task. Nothing was changed.',
  'cannot-undo': 'This decision cannot be taken back.',
  'too-late': 'The 30 days for taking it back are over.',
  'one-by-one': 'This task is left to people and goes one by one only.',
  tampered: 'The proposal was changed afterwards. Nothing was applied; please tell an administrator.',
  internal: 'Something went wrong on the server. Nothing was saved. Id for the search: {id}',
  offline: 'The server does not answer. Your input is still here; try again in a moment.',
  other: 'The server refused: {text}',
} as const satisfies Words<typeof german>;
