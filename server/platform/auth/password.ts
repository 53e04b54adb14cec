import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify((parameters: Argon2Parameters, done: (error: Error | null, key: Buffer) => void) =>
  argon2('argon2id', parameters, done),
);

/** OWASP's first choice for Argon2id: 19 MiB, 2 passes, 1 lane; about 60 ms here, on Node's thread pool, so at most four at once. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** @returns the PHC text form, which carries its own parameters, so that the cost can rise later */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive({ message: normalise(password), nonce, tagLength: 32, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(nonce)}$${bare(key)}`;
}

export async function verifyPassword(input: { readonly hash: string; readonly password: string }): Promise<boolean> {
  const parts = FORM.exec(input.hash);
  if (!parts) return false;
  const [, memory, passes, parallelism, nonce = '', expected = ''] = parts;
  const wanted = Buffer.from(expected, 'base64');
  const key = await derive({
    message: normalise(input.password),
    nonce: Buffer.from(nonce, 'base64'),
    tagLength: wanted.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(key, wanted);
}

/** "ü" typed on one machine and on another must be the same bytes. */
function normalise(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
