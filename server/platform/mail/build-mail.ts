import MailComposer from 'nodemailer/lib/mail-composer';
import { fail } from '../failure.ts';
import { isHeaderSafe, isOneAddress } from './header-safety.ts';

export interface MailContent {
  readonly messageId: string;
  readonly date: Date;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string | null; readonly address: string };
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** RFC 8058: the address that a mail program posts to; null where the message is no advertising. */
  readonly unsubscribeUrl: string | null;
  /** Further headers, e.g. the mark of machine-assisted text. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The message as bytes (RFC 5322, plain text, UTF-8). Nothing is read from files or addresses.
 *
 * @throws Failure `header-unsafe` where CR, LF or NUL stand in a header, `invalid-input` where an address is not exactly one
 */
export async function buildMail(content: MailContent): Promise<Buffer> {
  const addresses = [content.from.address, content.to.address, ...(content.replyTo === null ? [] : [content.replyTo])];
  if (!addresses.every(isOneAddress))
    fail('invalid-input', { text: 'A mail has one sender and one recipient. Nothing was sent.' });
  const lines = [
    content.messageId,
    content.subject,
    content.from.name,
    content.to.name ?? '',
    content.inReplyTo ?? '',
    ...content.references,
    content.unsubscribeUrl ?? '',
    ...Object.entries(content.headers).flat(),
  ];
  if (!lines.every(isHeaderSafe))
    fail('header-unsafe', { text: 'A line break stands where a header allows none. Nothing was sent.' });
  const composer = new MailComposer({
    messageId: content.messageId,
    date: content.date,
    from: { name: content.from.name, address: content.from.address },
    to: { name: content.to.name ?? '', address: content.to.address },
    ...(content.replyTo === null ? {} : { replyTo: content.replyTo }),
    subject: content.subject,
    text: content.text,
    textEncoding: 'quoted-printable',
    ...(content.inReplyTo === null ? {} : { inReplyTo: content.inReplyTo }),
    ...(content.references.length === 0 ? {} : { references: [...content.references] }),
    headers: {
      ...content.headers,
      ...(content.unsubscribeUrl === null
        ? {}
        : {
            'List-Unsubscribe': `<${content.unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  });
  return await composer.compile().build();
}
