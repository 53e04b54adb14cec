import { createHash } from 'node:crypto';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import { countAttempt, forgiveAttempt } from './store-attempts.ts';

/** Free failures before waiting begins; then 30 s, doubling to 15 min. Failures are forgotten an hour after the first. */
const FREE = { account: 5, address: 20 } as const;
const FIRST_WAIT = 30;
const LONGEST_WAIT = 900;

export interface Attempt {
  readonly account: string;
  readonly address: string;
}

/**
 * Counts an attempt before it is judged: counting afterwards would let a hundred at once slip through.
 *
 * @throws Failure `too-many-attempts` with `retryAfterSeconds`
 */
export async function beginAttempt(app: App, attempt: Attempt): Promise<void> {
  const now = app.clock.now();
  for (const [key, free] of keysOf(attempt)) {
    const blockedUntil = await countAttempt(app.db, {
      key,
      now,
      free,
      firstWait: FIRST_WAIT,
      longestWait: LONGEST_WAIT,
    });
    if (blockedUntil === null) continue;
    const retryAfterSeconds = Math.max(1, Math.ceil((blockedUntil.getTime() - now.getTime()) / 1000));
    fail('too-many-attempts', {
      retryAfterSeconds,
      retryAt: blockedUntil.toISOString(),
      text: `Too many failed attempts. Try again in ${retryAfterSeconds} seconds.`,
    });
  }
}

/** The attempt was right: the account starts afresh; the address gets back this one only, else one own account would reset the count. */
export async function endAttempt(app: App, attempt: Attempt): Promise<void> {
  const [account, address] = keysOf(attempt);
  if (account) await forgiveAttempt(app.db, { key: account[0], all: true });
  if (address) await forgiveAttempt(app.db, { key: address[0], all: false });
}

/** Hashed, so that the table names nobody, also not people who merely mistyped an address. */
function keysOf(attempt: Attempt): readonly (readonly [key: string, free: number])[] {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return [
    [hash(`account:${attempt.account.toLowerCase()}`), FREE.account],
    [hash(`from:${attempt.address}`), FREE.address],
  ];
}
