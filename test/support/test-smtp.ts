import { onTestFinished } from 'vitest';
import { type SmtpOptions, type SmtpServer, startSmtp } from './smtp-server.ts';

/** A real SMTP server for one test, closed with it. */
export async function testSmtp(options: SmtpOptions = {}): Promise<SmtpServer> {
  const server = await startSmtp(options);
  onTestFinished(() => server.close());
  return server;
}
