import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { fail } from '../failure.ts';
import { ReleasedMail } from './released-mail.ts';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `none` only for a server on this machine or without a password. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username: string;
  readonly password: string | null;
  /** What we call ourselves: the domain of the sender, never the name of this machine. */
  readonly name: string;
}

/** What became of one mail. `not-sent` and `refused`: the server surely did not take it. `unknown`: it may have. */
export type Delivery =
  | { readonly outcome: 'sent'; readonly response: string }
  | { readonly outcome: 'refused'; readonly permanent: boolean; readonly status: number; readonly response: string }
  | { readonly outcome: 'not-sent'; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly reason: string };

export interface SmtpSession {
  /** `onData` is called when the server has asked for the content (354): from here on the sending has begun. */
  deliver(mail: ReleasedMail, onData?: () => void): Promise<Delivery>;
  close(): void;
}

const CONNECT_MS = 15_000;
const SILENCE_MS = 60_000;
/** From MAIL FROM to 354: while it lasts, an objection waits for its commit. */
const UNTIL_DATA_MS = 20_000;

/** Connects and signs in; nothing of any message is said yet. @throws Failure `mail-server-unreachable`, `mail-server-refused` */
export async function openMailServer(server: MailServer): Promise<SmtpSession> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    name: server.name,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    socketCloseTimeout: 0,
  });
  let lost: Error | null = null;
  const onLost: ((error: Error) => void)[] = [];
  connection.on('error', (error: Error) => {
    lost = error;
    for (const tell of onLost) tell(error);
  });
  await new Promise<void>((resolve, reject) => {
    onLost.push(reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  }).catch((cause: unknown) => {
    connection.close();
    return unreachable(server, cause);
  });
  if (server.username !== '') {
    await new Promise<void>((resolve, reject) => {
      onLost.push(reject);
      const credentials = { user: server.username, pass: server.password ?? '' };
      connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
    }).catch((cause: unknown) => {
      connection.close();
      return statusOf(cause) === null ? unreachable(server, cause) : refused(server, cause);
    });
  }
  return {
    deliver: (mail, onData) => (lost ? Promise.resolve(gone(lost)) : deliver(connection, mail, onData)),
    close: () => connection.close(),
  };
}

const gone = (error: Error): Delivery => ({ outcome: 'not-sent', reason: reasonOf(error) });

function deliver(connection: SMTPConnection, mail: ReleasedMail, onData: () => void = () => {}): Promise<Delivery> {
  const { from, to, raw } = ReleasedMail.read(mail);
  // How far the content got: before it ended, no server can have taken the message; after that, only its answer tells.
  let asked = false;
  let ended = false;
  const content = new Readable({
    read() {
      if (!asked) {
        asked = true;
        onData();
        this.push(raw);
        return;
      }
      ended = true;
      this.push(null);
    },
  });
  return new Promise((resolve) => {
    let done = false;
    const tell = (delivery: Delivery) => {
      if (done) return;
      done = true;
      clearTimeout(watch);
      connection.close();
      resolve(delivery);
    };
    const watch = setTimeout(() => {
      if (!asked) tell({ outcome: 'not-sent', reason: 'too-slow' });
    }, UNTIL_DATA_MS);
    const failed = (error: unknown) => {
      const status = statusOf(error);
      if (status !== null && status >= 400)
        tell({ outcome: 'refused', permanent: status >= 500, status, response: responseOf(error) });
      else tell({ outcome: ended ? 'unknown' : 'not-sent', reason: reasonOf(error) });
    };
    connection.once('error', failed);
    connection.once('end', () => failed(new Error('closed')));
    connection.send({ from, to: [to], size: raw.length }, content, (error, info) => {
      if (error) failed(error);
      else tell({ outcome: 'sent', response: String(info?.response ?? '').slice(0, 500) });
    });
  });
}

function statusOf(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'responseCode' in error ? error.responseCode : null;
  return typeof status === 'number' ? status : null;
}

// A server's own words; they may name the recipient, so they stay in the outbox and reach no log.
function responseOf(error: unknown): string {
  const response = typeof error === 'object' && error !== null && 'response' in error ? error.response : '';
  return String(response).slice(0, 500);
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code.toLowerCase() : 'connection-lost';
}

function unreachable(server: MailServer, cause: unknown): never {
  return fail(
    'mail-server-unreachable',
    {
      host: server.host,
      port: server.port,
      reason: reasonOf(cause),
      text: `The mail server ${server.host}:${server.port} cannot be reached (${reasonOf(cause)}).`,
    },
    { cause },
  );
}

function refused(server: MailServer, cause: unknown): never {
  return fail(
    'mail-server-refused',
    {
      host: server.host,
      status: statusOf(cause),
      text: `The mail server ${server.host} refused user name or password.`,
    },
    { cause },
  );
}
