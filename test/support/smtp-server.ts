import { createServer, type Server, type Socket } from 'node:net';

export interface AcceptedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** When the DATA command came and when the final dot did, in ms. */
  readonly dataAt: number;
  readonly acceptedAt: number;
}

/** Where a session is; `before` the server's answer is sent, `after` it. */
export type SmtpStep =
  `${'before' | 'after'}-${'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'quit'}`;

export interface SmtpServer {
  readonly port: number;
  /** What was taken: answered 250 after the final dot, or about to be when the connection was cut. */
  readonly accepted: AcceptedMail[];
  /** Every RCPT that was heard, whatever became of it. */
  readonly recipients: string[];
  /** Bytes of the session in both directions in the order of their travelling, of the last session. */
  readonly lastSession: { bytes: number };
  close(): Promise<void>;
}

export interface SmtpOptions {
  /** Cuts the connection after so many bytes of the session have travelled, both directions counted; per session. */
  readonly cutAfter?: () => number | null;
  /** Answers instead of the usual one: `{ rcpt: '550 no such user' }`. */
  readonly answers?: () => Partial<Record<'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot', string>>;
  /** Called at each step; a promise is waited for. */
  readonly onStep?: (step: SmtpStep) => void | Promise<void>;
  /** Does not keep the process alive, for whoever cannot close it. */
  readonly unref?: boolean;
  /** user:password that AUTH PLAIN must give; null: no AUTH. */
  readonly login?: string | null;
}

/**
 * A real SMTP server (RFC 5321, as much of it as a client needs) on a real socket, for tests: it can be cut at any byte, answer anything and tell each
 * step. It takes a message at the moment when it has read the final dot: if the client is cut off before the answer, the message is there all the same.
 */
export async function startSmtp(options: SmtpOptions = {}): Promise<SmtpServer> {
  const accepted: AcceptedMail[] = [];
  const recipients: string[] = [];
  const lastSession = { bytes: 0 };
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.setNoDelay(true);
    void serve(socket);
  });

  async function serve(socket: Socket): Promise<void> {
    const cut = options.cutAfter?.() ?? null;
    let bytes = 0;
    let alive = true;
    lastSession.bytes = 0;
    const count = (more: number): number => {
      // How many of these bytes still travel before the cut.
      const passes = cut === null ? more : Math.max(0, Math.min(more, cut - bytes));
      bytes += passes;
      lastSession.bytes = bytes;
      return passes;
    };
    const end = () => {
      alive = false;
      socket.destroy();
    };
    const step = async (name: SmtpStep) => {
      await options.onStep?.(name);
    };
    const say = async (line: string) => {
      if (!alive) return;
      const text = Buffer.from(`${line}\r\n`);
      const passes = count(text.length);
      if (passes > 0) await new Promise<void>((resolve) => socket.write(text.subarray(0, passes), () => resolve()));
      if (passes < text.length) {
        // What was written must travel before the end does.
        alive = false;
        socket.end(() => socket.destroy());
      }
    };
    const answer = (name: 'greeting' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot', usual: string) =>
      options.answers?.()[name] ?? usual;

    let from = '';
    let to: string[] = [];
    let body: string | null = null;
    let dataAt = 0;
    const queue: string[] = [];
    let text = '';
    let wake: (() => void) | null = null;
    socket.on('data', (chunk: Buffer) => {
      if (!alive) return;
      const passes = count(chunk.length);
      text += chunk.subarray(0, passes).toString('latin1');
      if (passes < chunk.length) end();
      for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n')) {
        queue.push(text.slice(0, at));
        text = text.slice(at + 2);
      }
      wake?.();
    });
    socket.on('close', () => {
      alive = false;
      wake?.();
    });
    await step('before-greeting');
    await say(answer('greeting', '220 test.example ESMTP'));
    await step('after-greeting');
    // Lines that arrived before the cut are still read: a server takes what it has.
    for (;;) {
      const line = queue.shift();
      if (line === undefined) {
        if (!alive) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
        continue;
      }
      if (body !== null) {
        if (line !== '.') {
          body += `${line.startsWith('.') ? line.slice(1) : line}\r\n`;
          continue;
        }
        await step('before-dot');
        const said = answer('dot', '250 2.0.0 taken as T1');
        if (said.startsWith('250')) accepted.push({ from, to, raw: body, dataAt, acceptedAt: performance.now() });
        body = null;
        await say(said);
        await step('after-dot');
        continue;
      }
      const command = line.toUpperCase();
      if (command.startsWith('EHLO') || command.startsWith('HELO')) {
        await step('before-ehlo');
        const usual = options.login
          ? '250-test.example\r\n250-AUTH PLAIN\r\n250 8BITMIME'
          : '250-test.example\r\n250 8BITMIME';
        await say(answer('ehlo', usual));
        await step('after-ehlo');
      } else if (command.startsWith('AUTH PLAIN')) {
        await step('before-auth');
        const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0');
        await say(`${user}:${password}` === options.login ? '235 2.7.0 welcome' : '535 5.7.8 wrong user or password');
        await step('after-auth');
      } else if (command.startsWith('MAIL FROM:')) {
        await step('before-mail');
        from = /<([^>]*)>/.exec(line)?.[1] ?? '';
        to = [];
        await say(answer('mail', '250 2.1.0 sender ok'));
        await step('after-mail');
      } else if (command.startsWith('RCPT TO:')) {
        await step('before-rcpt');
        const said = answer('rcpt', '250 2.1.5 recipient ok');
        const recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
        recipients.push(recipient);
        if (said.startsWith('250')) to.push(recipient);
        await say(said);
        await step('after-rcpt');
      } else if (command === 'DATA') {
        await step('before-data');
        dataAt = performance.now();
        const said = answer('data', '354 go ahead');
        if (said.startsWith('354')) body = '';
        await say(said);
        await step('after-data');
      } else if (command === 'QUIT') {
        await step('before-quit');
        await say('221 2.0.0 bye');
        await step('after-quit');
        socket.end();
        return;
      } else await say('500 5.5.1 what?');
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  if (options.unref) server.unref();
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    accepted,
    recipients,
    lastSession,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
