import { isParsed, parseEmail, Recent } from '#engines/text/index.ts';
import type { Line, Link } from '../page/lines.ts';
import type { Element } from '../page/tree.ts';

const LOCAL = '[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]{0,63}';
const BRACKET = (word: string): string =>
  `\\s{0,3}(?:\\(\\s{0,2}(?:${word})\\s{0,2}\\)|\\[\\s{0,2}(?:${word})\\s{0,2}\\]|\\{\\s{0,2}(?:${word})\\s{0,2}\\}|<\\s{0,2}(?:${word})\\s{0,2}>|\\|(?:${word})\\||\\*(?:${word})\\*|_(?:${word})_|-(?:${word})-)\\s{0,3}`;
const AT_WORD = 'at|ät|aet|et|a|@|affe|klammeraffe|æt|arroba|ad';
const DOT_WORD = 'dot|punkt|\\.|d|pkt|point';
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const DOT = `(?:\\.|\\s\\.\\s|${BRACKET(DOT_WORD)}|\\s{1,2}(?:DOT|PUNKT|dot|punkt|Punkt)\\s{1,2})`;
const DOMAIN = `${LABEL}(?:${DOT}${LABEL}){0,4}${DOT}(?:\\p{L}{2,18})`;
const PLAIN = new RegExp(`${LOCAL}(?:@|\\s?\\(@\\)\\s?|＠)${DOMAIN}(?![\\p{L}\\p{N}-])`, 'giu');
const HIDDEN = new RegExp(
  `${LOCAL}(?:(?:${BRACKET(DOT_WORD)})${LOCAL}){0,2}(?:${BRACKET(AT_WORD)}|\\s{0,2}@\\s{0,2})${DOMAIN}(?![\\p{L}\\p{N}-])`,
  'giu',
);
const WORDS = new RegExp(`${LOCAL}\\s{1,2}(?:AT|ÄT|at|ät)\\s{1,2}${DOMAIN}(?![\\p{L}\\p{N}-])`, 'gu');

// Far cheaper than `HIDDEN`, which lines with any hyphen would be tried on.
const MAY_HIDE = new RegExp(`@|[([{<|*_-]\\s{0,2}(?:${AT_WORD})\\s{0,2}[)\\]}>|*_-]`, 'i');

const unBracket = (text: string): string =>
  text
    .replace(new RegExp(BRACKET(AT_WORD), 'giu'), '@')
    .replace(new RegExp(BRACKET(DOT_WORD), 'giu'), '.')
    .replace(/\s+(?:AT|ÄT|at|ät)\s+/g, '@')
    .replace(/\s+(?:dot|punkt)\s+/gi, '.')
    .replace(/＠/g, '@')
    .replace(/\s+/g, '');

export interface FoundMail {
  readonly email: string;
  /** As it stands in the line or attribute. */
  readonly original: string;
  readonly hidden: boolean;
}

/** Mail addresses in a line, also `info [at] firma {dot} de`. "info at firma.de" in words counts with `labelled` or in capitals only. */
export function mailsIn(text: string, labelled: boolean): readonly FoundMail[] {
  return (labelled ? behindLabels : elsewhere).of(text, () => readMails(text, labelled));
}
const [behindLabels, elsewhere] = [new Recent<readonly FoundMail[]>(2000), new Recent<readonly FoundMail[]>(4000)];

function readMails(text: string, labelled: boolean): readonly FoundMail[] {
  const found: FoundMail[] = [];
  const take = (original: string, hidden: boolean): void => {
    const plain = tidy(hidden ? unBracket(original) : original.replace(/\(@\)|＠/, '@'));
    const parsed = parseEmail(plain);
    if (!isParsed(parsed) || /\.(?:png|jpe?g|gif|svg|webp|css|js)$/.test(parsed.value.email)) return;
    if (!found.some((mail) => mail.email === parsed.value.email))
      found.push({ email: parsed.value.email, original, hidden });
  };
  if (text.includes('@') || text.includes('＠'))
    for (const match of text.matchAll(PLAIN)) take(match[0].replace(/\s/g, ''), false);
  if (found.length === 0 && MAY_HIDE.test(text)) for (const match of text.matchAll(HIDDEN)) take(match[0], true);
  if (found.length === 0 && (labelled || /\s(?:AT|ÄT|ät)\s/.test(text) || /\s(?:dot|punkt)\s/i.test(text)))
    for (const match of text.matchAll(WORDS)) take(match[0], true);
  return found;
}

/** Words that are to be left out by the reader: "info@nospam-firma.de" stays as it is, "info@firma.de.REMOVE" does not. */
const tidy = (email: string): string =>
  email
    .replace(/(?:[._-]?(?:NOSPAM|NO-SPAM|REMOVE(?:THIS)?|ENTFERNEN)|_(?:remove|nospam|entfernen)_?)+(?=@|\.|$)/g, '')
    .replace(/@(?:NOSPAM|REMOVE)[._-]?/g, '@')
    .replace(/^[._-]+/, '')
    .replace(/\.+$/, '');

/** What the link's target says, Cloudflare's XOR and TYPO3's shifted letters included. */
export function mailOfLink(link: Link): FoundMail | undefined {
  const { href } = link;
  const direct = /^\s*(?:mailto|e?mail)\s*:\s*([^?]+)/i.exec(href);
  if (direct) return first(unescapePercent(direct[1] ?? ''), true);
  const flare =
    /\/cdn-cgi\/l\/email-protection#([0-9a-f]{6,400})$/i.exec(href)?.[1] ?? link.element.attributes['data-cfemail'];
  if (flare) return first(fromCloudflare(flare), true);
  const shifted =
    /linkTo_UnCryptMailto\(\s*(?:'|%27|&#39;)(.{5,200}?)(?:'|%27|&#39;)/i.exec(href)?.[1] ??
    link.element.attributes['data-mailto-token'];
  if (shifted) return fromTypo3(unescapePercent(shifted));
  return fromAttributes(link.element);
}

/** `data-user="info" data-domain="firma.de"`, `data-email="info|firma.de"`, base64 is left alone. */
export function fromAttributes(element: Element): FoundMail | undefined {
  const { attributes } = element;
  const flare = attributes['data-cfemail'];
  if (flare) return first(fromCloudflare(flare), true);
  let user = '';
  let domain = '';
  let tld = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('data-') || value.length > 120) continue;
    if (/mail|contact|address/.test(name) && /@|\(at\)|\[at\]|#|\|/.test(value)) {
      const mail = first(value.replace(/[#|]/, '@'), true) ?? first([...value].reverse().join(''), true);
      if (mail) return mail;
    }
    if (/-(?:user|name|local|account|part1|first|u|n)$/.test(name)) user = value;
    else if (/-(?:domain|host|part2|second|d|server)$/.test(name)) domain = value;
    else if (/-(?:tld|part3|t)$/.test(name)) tld = value;
  }
  if (!user || !domain) return undefined;
  return first(`${user}@${domain}${tld && !domain.includes('.') ? `.${tld.replace(/^\./, '')}` : ''}`, true);
}

function first(text: string, labelled: boolean): FoundMail | undefined {
  return mailsIn(text, labelled)[0];
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromCloudflare(hex: string): string {
  const key = Number.parseInt(hex.slice(0, 2), 16);
  let text = '';
  for (let at = 2; at + 1 < hex.length; at += 2)
    text += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16) ^ key);
  return text;
}

/** TYPO3's spamProtectEmailAddresses shifts letters, digits and `+,-.` / `@` each within its own range; the offset shows in "mailto:". */
function fromTypo3(text: string): FoundMail | undefined {
  const ranges = [
    [0x2b, 0x3a],
    [0x40, 0x5a],
    [0x61, 0x7a],
  ] as const;
  for (let offset = -10; offset <= 10; offset++) {
    let plain = '';
    for (const letter of text) {
      const code = letter.charCodeAt(0);
      const range = ranges.find(([from, to]) => code >= from && code <= to);
      const size = range ? range[1] - range[0] + 1 : 0;
      plain += range ? String.fromCharCode(range[0] + ((((code - range[0] - offset) % size) + size) % size)) : letter;
    }
    const address = /^mailto:(.+)$/.exec(plain)?.[1];
    if (address) return first(address, true);
  }
  return undefined;
}

/** All addresses that a line carries, from its words, its links and their attributes. */
export function mailsOfLine(line: Line, labelled: boolean): (FoundMail & { readonly fromLink: boolean })[] {
  const inText = mailsIn(line.text, labelled).map((mail) => ({ ...mail, fromLink: false }));
  const found = [...inText];
  for (const link of line.links) {
    const mail = mailOfLink(link);
    if (mail && !found.some((one) => one.email === mail.email)) found.push({ ...mail, fromLink: true });
  }
  return found;
}
