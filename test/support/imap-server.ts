import { createServer, type Socket } from 'node:net';

export interface ImapServer {
  readonly port: number;
  /** Every command that was heard, passwords included: it is a test. */
  readonly heard: string[];
  close(): Promise<void>;
}

/** A small IMAP server (RFC 3501) with one folder of sent mail, which it marks as such (RFC 6154), and the Message-IDs that lie in it. */
export async function startImap(options: {
  readonly messageIds: readonly string[];
  readonly folder?: string;
  readonly marked?: boolean;
  readonly login?: string;
  /** Mails of the inbox as they lie there, UIDs from 1; may grow while the server runs. */
  readonly inbox?: readonly string[];
}): Promise<ImapServer> {
  const folder = options.folder ?? 'Gesendete Objekte';
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write('* OK ready\r\n');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n'); end !== -1; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        heard.push(line);
        socket.write(answer(line), 'latin1');
      }
    });
  });
  function answer(line: string): string {
    const [tag = '*', ...rest] = line.split(' ');
    const command = rest.join(' ');
    if (command.startsWith('LOGIN')) {
      const [, user, password] = /^LOGIN "([^"]*)" "([^"]*)"$/.exec(command) ?? [];
      const wrong = options.login !== undefined && `${user}:${password}` !== options.login;
      return wrong ? `${tag} NO wrong\r\n` : `${tag} OK welcome\r\n`;
    }
    if (command.startsWith('LIST'))
      return `* LIST (\\HasNoChildren) "/" INBOX\r\n* LIST (${options.marked === false ? '' : '\\Sent'}) "/" "${folder}"\r\n${tag} OK\r\n`;
    if (command === 'EXAMINE "INBOX"') return `* OK [UIDVALIDITY 7] fine\r\n${tag} OK [READ-ONLY]\r\n`;
    const inbox = options.inbox ?? [];
    if (command.startsWith('UID SEARCH SINCE'))
      return `* SEARCH${inbox.map((_, n) => ` ${n + 1}`).join('')}\r\n${tag} OK\r\n`;
    if (command.startsWith('UID SEARCH UID')) {
      const first = Math.min(Number(/UID (\d+):/.exec(command)?.[1] ?? 1), Math.max(1, inbox.length));
      const uids = inbox.map((_, n) => n + 1).filter((uid) => uid >= first);
      return `* SEARCH ${uids.join(' ')}\r\n${tag} OK\r\n`;
    }
    if (command.startsWith('UID FETCH')) {
      const uid = Number(command.split(' ')[2]);
      const mail = Buffer.from(inbox[uid - 1] ?? '').toString('latin1');
      return `* ${uid} FETCH (UID ${uid} BODY[]<0> {${mail.length}}\r\n${mail})\r\n${tag} OK\r\n`;
    }
    if (command.startsWith('EXAMINE'))
      return command === `EXAMINE "${folder}"`
        ? `* 3 EXISTS\r\n${tag} OK [READ-ONLY]\r\n`
        : `${tag} NO no such folder\r\n`;
    if (command.startsWith('UID SEARCH')) {
      const found = options.messageIds.some((id) => command.includes(`"${id}"`));
      return `* SEARCH${found ? ' 17' : ''}\r\n${tag} OK\r\n`;
    }
    if (command === 'LOGOUT') return `* BYE\r\n${tag} OK\r\n`;
    return `${tag} BAD\r\n`;
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
