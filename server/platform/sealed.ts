import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fail } from './failure.ts';
import type { Secrets } from './secrets.ts';

/**
 * A secret as it lies in the database: AES-256-GCM (NIST SP 800-38D) under a key derived for one purpose, which is not in the database.
 * 12 bytes nonce, 16 bytes tag, then the text.
 */
export function seal(secrets: Secrets, purpose: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secrets, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Failure `secret-unreadable`: another root secret, or bytes changed in the database */
export function unseal(secrets: Secrets, purpose: string, sealed: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secrets, purpose), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  } catch (cause) {
    return fail(
      'secret-unreadable',
      { text: 'A stored password cannot be read with this installation’s secret. Enter it again.' },
      { cause },
    );
  }
}

function keyOf(secrets: Secrets, purpose: string): Buffer {
  return Buffer.from(secrets.of(`sealed:${purpose}`), 'hex');
}
