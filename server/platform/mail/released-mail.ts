import { fail } from '../failure.ts';
import { isOneAddress } from './header-safety.ts';

const key = Symbol('release');

/**
 * A mail that may leave. Only `releaseMail` makes one, and only the outbox's claim may import that (test/architecture.test.ts): whoever has a
 * value of this class has been through approval, the law and the claim. A private field, since a type alone could be imitated.
 */
export class ReleasedMail {
  readonly #content: { readonly from: string; readonly to: string; readonly raw: Buffer };

  constructor(made: symbol, content: { readonly from: string; readonly to: string; readonly raw: Buffer }) {
    if (made !== key) throw new Error('a mail is released by the outbox only');
    this.#content = content;
  }

  /** Throws for whatever is not a released mail, whatever its type claims. */
  static read(mail: ReleasedMail): { readonly from: string; readonly to: string; readonly raw: Buffer } {
    return mail.#content;
  }
}

/** @throws Failure `invalid-input` unless sender and recipient are one address each */
export function releaseMail(content: {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}): ReleasedMail {
  if (!isOneAddress(content.from) || !isOneAddress(content.to))
    fail('invalid-input', { text: 'A mail has one sender and one recipient. Nothing was sent.' });
  return new ReleasedMail(key, content);
}
