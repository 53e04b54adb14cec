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
  'file-empty': 'The file is empty. Nothing was taken over.',
  'empty-file': 'The file is empty. Nothing was taken over.',
  'file-not-a-table': 'This is not a table, whatever its name says. Save the list as .xlsx or .csv and try again.',
  'file-old-excel':
    'This is an Excel file of the old format (.xls). Open it in Excel and use “Save as” to save it as an Excel workbook (.xlsx).',
  'file-open-document': 'This is an OpenDocument spreadsheet. Save it as .xlsx or .csv.',
  'file-password-protected':
    'The file is protected by a password. Remove it in Excel under File › Info › Protect Workbook and save again.',
  'file-too-large': 'The file is too large. Split it.',
  'file-damaged': 'The file is damaged and cannot be read. Open it in its own program and save it again.',
  'file-too-hard': 'Reading the file took too long or too much memory. Save the list as .csv.',
  'zip-bomb': 'The workbook unpacks to more than can be read safely. Save the list as .csv.',
  'too-many-columns':
    'A row has more than 1,000 columns. Probably another delimiter is used, or empty columns were saved along.',
  'too-many-rows': 'The file has more than 5 million rows. Split it.',
  'sheet-not-found': 'This sheet is no longer in the file.',
  'upload-broken': 'The upload was broken off. Nothing was stored; please try again.',
  'import-running': 'This very file is being imported right now. Wait until that is done, or stop the other import.',
  'mapping-incomplete':
    'The list cannot be taken over like this: a column that it cannot be without (such as the name of the company) has no meaning yet.',
  internal: 'Something went wrong on the server. Nothing was saved. Id for the search: {id}',
  offline: 'The server does not answer. Your input is still here; try again in a moment.',
  other: 'The server refused: {text}',
} as const satisfies Words<typeof german>;
