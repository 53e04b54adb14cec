import { openMailServer } from '#server/platform/mail/index.ts';

/** What a module without a released mail could try: an object of the same shape. Rejects before the server hears anything of a message. */
export async function deliverForged(port: number): Promise<void> {
  const session = await openMailServer({
    host: '127.0.0.1',
    port,
    security: 'none',
    username: '',
    password: null,
    name: 'forged.example',
  });
  try {
    const forged: unknown = {
      from: 'a@forged.example',
      to: 'b@forged.example',
      raw: Buffer.from('Subject: x\r\n\r\nx'),
    };
    await (session.deliver as (mail: unknown) => Promise<unknown>)(forged);
  } finally {
    session.close();
  }
}
