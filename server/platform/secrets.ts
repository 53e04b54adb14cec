import { hkdfSync, randomBytes } from 'node:crypto';
import { readOrCreatePrivateFile } from './home.ts';

/** Keys for signing and encrypting, all derived from one root secret, so that one backup of one file keeps them all. */
export interface Secrets {
  /** 32 bytes in hex for one purpose; the same purpose always gives the same key. */
  of(purpose: string): string;
}

export function secretsFrom(root: string): Secrets {
  return {
    of: (purpose) => Buffer.from(hkdfSync('sha256', root, 'lotse', purpose, 32)).toString('hex'),
  };
}

/** The root secret is `LOTSE_SECRET` (needed when several app processes share one database), else HOME/secret, made on first use. */
export function openSecrets(home: string, given: string | null): Secrets {
  return secretsFrom(given ?? readOrCreatePrivateFile(home, 'secret', () => randomBytes(32).toString('hex')));
}

/** Tells whether two root secrets are the same without showing either. */
export function secretFingerprint(root: string): string {
  return secretsFrom(root).of('fingerprint').slice(0, 16);
}
