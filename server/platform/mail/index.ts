export { buildMail, type MailContent } from './build-mail.ts';
export { isHeaderSafe } from './header-safety.ts';
export { type InboxLook, type InboxMark, readInbox } from './look-in-inbox.ts';
export { findSent, type SentLook, type SentMailbox } from './look-in-sent.ts';
export { type Delivery, type MailServer, openMailServer, type SmtpSession } from './open-mail-server.ts';
export { type ReadMail, readMail } from './read-mail.ts';
