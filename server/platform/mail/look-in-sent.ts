import { fail } from '../failure.ts';
import { type Mailbox, openImap, quoted, type Talk } from './imap.ts';

export interface SentMailbox extends Mailbox {
  /** null: the folder that the server marks as \Sent (RFC 6154), else the usual names. */
  readonly folder: string | null;
}

export type SentLook = { readonly found: boolean; readonly folder: string };

const USUAL = [
  'Sent',
  'Gesendet',
  'Gesendete Objekte',
  'Gesendete Elemente',
  'Sent Items',
  'Sent Messages',
  'INBOX.Sent',
];

/**
 * Whether the message stands in the Sent folder (RFC 3501, five commands: LOGIN, LIST, EXAMINE, UID SEARCH, LOGOUT). Reads only; a library
 * was refused for this, since the one there is brings ten packages for it.
 *
 * @throws Failure `mailbox-unreachable`, `sent-folder-missing`
 */
export async function findSent(mailbox: SentMailbox, messageId: string): Promise<SentLook> {
  const talk = await openImap(mailbox);
  try {
    await talk.say(`LOGIN ${quoted(mailbox.username)} ${quoted(mailbox.password)}`);
    const folder = mailbox.folder ?? (await sentFolder(talk));
    await talk.say(`EXAMINE ${quoted(folder)}`).catch((cause: unknown) => folderMissing(folder, cause));
    const lines = await talk.say(`UID SEARCH HEADER MESSAGE-ID ${quoted(messageId)}`);
    const found = lines.some((line) => /^\* SEARCH(?: \d+)+/i.test(line));
    await talk.say('LOGOUT').catch(() => []);
    return { found, folder };
  } finally {
    talk.close();
  }
}

async function sentFolder(talk: Talk): Promise<string> {
  const lines = await talk.say('LIST "" "*"');
  const folders = lines.flatMap((line) => {
    const match = /^\* LIST \(([^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?:"((?:[^"\\]|\\.)*)"|(\S+))$/i.exec(line);
    return match ? [{ flags: match[1] ?? '', name: (match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1') }] : [];
  });
  const marked = folders.find(({ flags }) => /\\Sent\b/i.test(flags));
  const usual = folders.find(({ name }) => USUAL.some((one) => one.toLowerCase() === name.toLowerCase()));
  return (marked ?? usual)?.name ?? folderMissing(null, null);
}

function folderMissing(folder: string | null, cause: unknown): never {
  return fail(
    'sent-folder-missing',
    { folder, text: 'There is no folder for sent mail in this mailbox. Name it in the settings of the outbox.' },
    { cause },
  );
}
