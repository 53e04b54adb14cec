// Both are computation of every JavaScript runtime (WHATWG Encoding), which lib "esnext" alone does not declare; nothing is fetched or read.
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => { decode(bytes: Uint8Array): string };

export type NotAPage = 'empty' | 'too-large' | 'pdf' | 'archive' | 'image' | 'binary';

const MARKS: readonly (readonly [NotAPage, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0xd0, 0xcf, 0x11, 0xe0]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];

/** Why these bytes are no page; undefined where they may be one. A PDF is told by its mark within the first kilobyte, as readers do. */
export function notAPage(bytes: Uint8Array): NotAPage | undefined {
  if (bytes.length === 0) return 'empty';
  for (const [problem, mark] of MARKS) if (mark.every((byte, at) => bytes[at] === byte)) return problem;
  const head = bytes.subarray(0, 4096);
  if (/^\s*%PDF-/.test(latin1(head.subarray(0, 1024)))) return 'pdf';
  if (hasMark(bytes)) return undefined;
  let control = 0;
  let zero = 0;
  for (const byte of head) {
    if (byte === 0) zero++;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  }
  const likelyUtf16 = zero > head.length * 0.3 && zero < head.length * 0.6 && /<\0?|\0</.test(latin1(head));
  return control > head.length * 0.05 && !likelyUtf16 ? 'binary' : undefined;
}

const hasMark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) ||
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff);

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/**
 * Text of a page's bytes: byte order mark, then the header's charset, then the page's own `meta`, each only as far as the bytes bear it out:
 * servers that say utf-8 over cp1252 files are common. Undeclared: UTF-8 when valid, else windows-1252. A page of both is read byte by byte.
 */
export function decodeBytes(
  bytes: Uint8Array,
  contentType?: string,
): { readonly html: string; readonly charset: string } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { html: utf8(bytes.subarray(3)), charset: 'utf-8' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes.subarray(2));
  const head = latin1(bytes.subarray(0, 4096));
  if (/^<\0/.test(head)) return decodeAs('utf-16le', bytes);
  if (/^\0</.test(head)) return decodeAs('utf-16be', bytes);
  const declared =
    /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType ?? '')?.[1] ??
    /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  const { multibyte, invalid } = utf8Balance(bytes);
  if (invalid === 0 && (multibyte > 0 || !declared || /utf-?8/i.test(declared)))
    return { html: mended(utf8(bytes)), charset: 'utf-8' };
  if (invalid === 0) return decodeAs(declared ?? 'utf-8', bytes);
  if (multibyte > invalid) return { html: mixed(bytes), charset: 'utf-8, windows-1252' };
  if (declared && !/utf-?(?:8|16)/i.test(declared)) return decodeAs(declared, bytes);
  return decodeAs('windows-1252', bytes);
}

function decodeAs(charset: string, bytes: Uint8Array): { html: string; charset: string } {
  try {
    return { html: new TextDecoder(charset).decode(bytes), charset: charset.toLowerCase() };
  } catch {
    return { html: new TextDecoder('windows-1252').decode(bytes), charset: 'windows-1252' };
  }
}

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

function sequenceLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  const length =
    byte < 0x80
      ? 1
      : byte >= 0xc2 && byte < 0xe0
        ? 2
        : byte >= 0xe0 && byte < 0xf0
          ? 3
          : byte >= 0xf0 && byte < 0xf5
            ? 4
            : 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function utf8Balance(bytes: Uint8Array): { multibyte: number; invalid: number } {
  let multibyte = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length > 1) multibyte++;
    // A sequence that the end of a cut download broke says nothing about the charset.
    else if (at < bytes.length - 3) invalid++;
    at += Math.max(1, length);
  }
  return { multibyte, invalid };
}

function mixed(bytes: Uint8Array): string {
  const single = new TextDecoder('windows-1252');
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += utf8(bytes.subarray(from, at)) + single.decode(bytes.subarray(at, at + 1));
    from = ++at;
  }
  return text + utf8(bytes.subarray(from));
}

const MOJIBAKE: Readonly<Record<string, string>> = {
  'Ã¤': 'ä',
  'Ã¶': 'ö',
  'Ã¼': 'ü',
  ÃŸ: 'ß',
  'Ã„': 'Ä',
  'Ã–': 'Ö',
  Ãœ: 'Ü',
  'Ã©': 'é',
  'Ã¨': 'è',
  'Ã ': 'à',
  'â€“': '–',
  'â€ž': '„',
  'â€œ': '“',
  'â€™': '’',
};

/** Undoes UTF-8 that was taken for windows-1252 and saved again, which shows as "MÃ¼ller"; only where no honest umlaut stands beside it. */
export function mended(html: string): string {
  if (!/Ã[¤¶¼Ÿ„–œ©]/.test(html) || /[äöüß]/.test(html)) return html;
  return html.replace(/Ã[¤¶¼Ÿ„–œ©¨ ]|â€[“žœ™]/g, (pair) => MOJIBAKE[pair] ?? pair);
}
