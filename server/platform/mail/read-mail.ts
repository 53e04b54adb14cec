import { Parser } from 'htmlparser2';

export interface ReadMail {
  /** The bare address of the sender, lower case. */
  readonly from: string | null;
  readonly subject: string;
  /** Message-IDs that it answers, in angle brackets. */
  readonly answers: readonly string[];
  /** Written by a machine: absence notes, reports, lists (RFC 3834). */
  readonly automatic: boolean;
  readonly text: string;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

const MOST_PARTS = 50;

/** A mail as it came over the wire (RFC 5322, 2045 to 2047): who, answering what, and its text. Lenient: what cannot be read is empty. */
export function readMail(raw: Buffer): ReadMail {
  const whole = partOf(raw);
  const header = (name: string) => whole.headers.get(name) ?? '';
  const sender = header('from');
  const from = (
    /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(sender)?.[1] ?? /[^\s<>"(),;:]+@[^\s<>"(),;:]+/.exec(sender)?.[0]
  )?.toLowerCase();
  return {
    from: from ?? null,
    subject: decodeWords(header('subject')),
    answers: `${header('in-reply-to')} ${header('references')}`.match(/<[^<>\s]{3,300}>/g) ?? [],
    automatic:
      !/^(?:no)?$/i.test(header('auto-submitted')) ||
      /^(?:bulk|list|junk|auto_reply)$/i.test(header('precedence')) ||
      whole.headers.has('x-autoreply') ||
      /^multipart\/report/i.test(header('content-type')),
    text: textOf(whole),
  };
}

function partOf(raw: Buffer): Part {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index ?? text.length).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end ? raw.subarray(end.index + end[0].length) : Buffer.alloc(0) };
}

/** The first plain text; where there is none, the first HTML without its tags and quotations. */
function textOf(part: Part): string {
  const leaves = leavesOf(part, { left: MOST_PARTS });
  const shown = leaves.filter(({ headers }) => !/^attachment/i.test(headers.get('content-disposition') ?? ''));
  const plain = shown.find(({ headers }) => /^(?:text\/plain|)(?:;|$)/i.test(headers.get('content-type') ?? ''));
  if (plain) return decoded(plain);
  const html = shown.find(({ headers }) => /^text\/html/i.test(headers.get('content-type') ?? ''));
  return html ? wordsOf(decoded(html)) : '';
}

function leavesOf(part: Part, count: { left: number }): Part[] {
  const type = part.headers.get('content-type') ?? '';
  const boundary = /^multipart\//i.test(type) ? /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) : null;
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return [part];
  return part.body
    .toString('latin1')
    .split(`--${mark}`)
    .slice(1)
    .filter((piece) => !piece.startsWith('--') && count.left-- > 0)
    .flatMap((piece) => leavesOf(partOf(Buffer.from(piece.replace(/^\r?\n/, ''), 'latin1')), count));
}

function decoded({ headers, body }: Part): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const text = body.toString('latin1');
  const bytes =
    encoding === 'base64'
      ? Buffer.from(text, 'base64')
      : encoding === 'quoted-printable'
        ? quotedPrintable(text.replace(/[ \t]*=\r?\n/g, ''))
        : body;
  return decodeBytes(bytes, /charset="?([\w.:-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8');
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([\da-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

function decodeBytes(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi, (_all, charset: string, way: string, word: string) =>
      decodeBytes(
        way.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : quotedPrintable(word.replace(/_/g, ' ')),
        charset,
      ),
    );

const HIDDEN = new Set(['style', 'script', 'head', 'title', 'blockquote']);
const BREAKS = new Set(['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'table']);

function wordsOf(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentag(name) {
      if (HIDDEN.has(name)) hidden += 1;
      if (BREAKS.has(name)) text += '\n';
    },
    ontext(words) {
      if (hidden === 0) text += words.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden -= 1;
      if (BREAKS.has(name)) text += '\n';
    },
  });
  parser.end(html);
  return text.replace(/\n{3,}/g, '\n\n').trim();
}
