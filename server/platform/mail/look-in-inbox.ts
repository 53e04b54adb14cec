import { type Mailbox, openImap, quoted } from './imap.ts';

/** How far somebody has read: UIDs grow within one validity (RFC 3501, 2.3.1.1). */
export interface InboxMark {
  readonly validity: number;
  readonly uid: number;
}
export interface InboxLook {
  readonly mark: InboxMark;
  readonly mails: readonly { readonly uid: number; readonly raw: Buffer }[];
}

const MOST_BYTES = 131_072;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Mails that came since the mark, oldest first, each up to its first 128 kB; without a mark, or with one of another numbering, those since the day
 * given. Reads only: nothing is marked as seen.
 *
 * @throws Failure `mailbox-unreachable`
 */
export async function readInbox(
  mailbox: Mailbox,
  { mark, since, limit }: { readonly mark: InboxMark | null; readonly since: Date; readonly limit: number },
): Promise<InboxLook> {
  const talk = await openImap(mailbox);
  try {
    await talk.say(`LOGIN ${quoted(mailbox.username)} ${quoted(mailbox.password)}`);
    const opened = await talk.say('EXAMINE "INBOX"');
    const validity = Number(opened.map((line) => /\[UIDVALIDITY (\d+)\]/i.exec(line)?.[1]).find(Boolean) ?? 0);
    const known = mark !== null && mark.validity === validity ? mark.uid : 0;
    const day = `${since.getUTCDate()}-${MONTHS[since.getUTCMonth()]}-${since.getUTCFullYear()}`;
    const lines = await talk.say(known > 0 ? `UID SEARCH UID ${known + 1}:*` : `UID SEARCH SINCE ${day}`);
    // "n:*" names the newest even where it is older than n.
    const uids = lines
      .flatMap((line) => (/^\* SEARCH\b/i.test(line) ? (line.match(/\d+/g) ?? []) : []))
      .map(Number)
      .filter((uid) => uid > known)
      .sort((a, b) => a - b)
      .slice(0, limit);
    const mails: { uid: number; raw: Buffer }[] = [];
    for (const uid of uids) {
      const answer = await talk.say(`UID FETCH ${uid} (BODY.PEEK[]<0.${MOST_BYTES}>)`);
      const raw = answer.map(literalOf).find((one) => one !== null);
      if (raw) mails.push({ uid, raw });
    }
    await talk.say('LOGOUT').catch(() => []);
    return { mark: { validity, uid: uids.at(-1) ?? known }, mails };
  } finally {
    talk.close();
  }
}

function literalOf(line: string): Buffer | null {
  const match = /^\* \d+ FETCH [^\r\n]*\{(\d+)\}\r\n/i.exec(line);
  return match ? Buffer.from(line.slice(match[0].length, match[0].length + Number(match[1])), 'latin1') : null;
}
