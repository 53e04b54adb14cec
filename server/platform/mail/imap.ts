import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fail } from '../failure.ts';

const LIMIT_MS = 30_000;

export interface Mailbox {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'none';
  readonly username: string;
  readonly password: string;
}

export interface Talk {
  /** Sends one command; the untagged lines of the answer, bytes as latin1, literals in their line. Rejects on NO and BAD. */
  say(command: string): Promise<readonly string[]>;
  close(): void;
}

/** One connection to a mailbox, up to the server's greeting. @throws Failure `mailbox-unreachable` */
export async function openImap(mailbox: Mailbox): Promise<Talk> {
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
    for (let end = lineEnd(text); end !== -1; end = lineEnd(text)) {
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

/** Where the first line ends; a literal ("{12}" and twelve bytes after it) belongs to its line, whatever it holds. -1: not yet all there. */
function lineEnd(text: string): number {
  let from = 0;
  for (;;) {
    const end = text.indexOf('\r\n', from);
    const size = end === -1 ? undefined : /\{(\d{1,7})\}$/.exec(text.slice(Math.max(from, end - 9), end))?.[1];
    if (size === undefined) return end;
    from = end + 2 + Number(size);
    if (from > text.length) return -1;
  }
}

/** RFC 3501 quoted string. Line breaks and NUL cannot stand in one. */
export function quoted(text: string): string {
  if (/[\r\n\0]/.test(text)) fail('header-unsafe', { text: 'A line break stands where none may.' });
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
