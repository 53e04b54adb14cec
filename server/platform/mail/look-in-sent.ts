import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fail } from '../failure.ts';

export interface SentMailbox {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'none';
  readonly username: string;
  readonly password: string;
  /** null: the folder that the server marks as \Sent (RFC 6154), else the usual names. */
  readonly folder: string | null;
}

export type SentLook = { readonly found: boolean; readonly folder: string };

const LIMIT_MS = 30_000;
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
  const talk = await open(mailbox);
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

interface Talk {
  /** Sends one command; the untagged lines of the answer. Rejects on NO and BAD. */
  say(command: string): Promise<readonly string[]>;
  close(): void;
}

async function open(mailbox: SentMailbox): Promise<Talk> {
  const { host, port } = mailbox;
  const socket: Socket =
    mailbox.security === 'tls' ? connectTls({ host, port, servername: host }) : connectPlain(port, host);
  socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('silent')));
  let text = '';
  let number = 0;
  let waiting: {
    tag: string;
    lines: string[];
    done: (lines: string[]) => void;
    failed: (error: Error) => void;
  } | null = null;
  const fault = (error: Error) => {
    waiting?.failed(error);
    waiting = null;
  };
  const take = (line: string) => {
    if (waiting === null) return;
    const { tag, lines, done, failed } = waiting;
    if (tag === '*' ? /^\* (OK|PREAUTH)/i.test(line) : line.startsWith(`${tag} OK`)) {
      waiting = null;
      done(lines);
    } else if (line.startsWith(`${tag} `) && !line.startsWith('* ')) {
      waiting = null;
      failed(new Error('refused'));
    } else if (/^\* BYE/i.test(line) && tag === '*') fault(new Error('bye'));
    else lines.push(line);
  };
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    if (text.length > 1_000_000) socket.destroy(new Error('too much'));
    for (let end = text.indexOf('\r\n'); end !== -1; end = text.indexOf('\r\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      take(line);
    }
  });
  socket.on('error', fault);
  socket.on('close', () => fault(new Error('closed')));
  const wait = (tag: string) =>
    new Promise<readonly string[]>((done, failed) => {
      waiting = { tag, lines: [], done, failed };
      if (socket.destroyed) fault(new Error('closed'));
    }).catch((cause: unknown) =>
      fail(
        'mailbox-unreachable',
        { host, port, text: `The mailbox at ${host}:${port} cannot be read. Check address, user name and password.` },
        { cause },
      ),
    );
  try {
    await wait('*');
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    say: (command) => {
      number += 1;
      const tag = `a${number}`;
      const answer = wait(tag);
      socket.write(`${tag} ${command}\r\n`, 'latin1');
      return answer;
    },
    close: () => socket.destroy(),
  };
}

/** RFC 3501 quoted string. Line breaks and NUL cannot stand in one. */
function quoted(text: string): string {
  if (/[\r\n\0]/.test(text)) fail('header-unsafe', { text: 'A line break stands where none may.' });
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
