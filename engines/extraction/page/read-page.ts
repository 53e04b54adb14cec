import { decodeBytes, mended, type NotAPage, notAPage } from './decode.ts';
import { type Line, readLines } from './lines.ts';
import { readStyles } from './styles.ts';
import { type Element, elementsOf, parseTree, rawText } from './tree.ts';

export interface PageConfig {
  /** Address the page came from; relative links and the company's own domain are read against it. */
  readonly base?: string;
  /** Content-Type header as sent. */
  readonly contentType?: string;
}
export interface Page {
  /** Why there is nothing to read; null for a page. All extraction from such a page answers with nothing. */
  readonly problem: NotAPage | null;
  readonly base: string | null;
  readonly charset: string;
  /** `de`, `en`, `fr` … as far as the page says or its words tell; null when neither does. */
  readonly language: string | null;
  readonly title: string;
  readonly root: Element;
  readonly lines: readonly Line[];
  /** `name` or `property` in lower case -> content, first one wins. */
  readonly meta: ReadonlyMap<string, string>;
  /** The page had more nodes than are read: what came after is missing. */
  readonly cut: boolean;
}

/** Bytes or characters of one page. A 2 GB answer must be refused before it is in memory; this is the last fence. */
export const MOST_BYTES = 20_000_000;

/** Reads a page. Never throws on any content; what is no HTML says so in `problem`. */
export function readPage(source: Uint8Array | string, config: PageConfig = {}): Page {
  const problem =
    source.length > MOST_BYTES ? 'too-large' : typeof source === 'string' ? noText(source) : notAPage(source);
  const { html, charset } =
    problem !== undefined
      ? { html: '', charset: 'unknown' }
      : typeof source === 'string'
        ? { html: mended(source), charset: 'decoded' }
        : decodeBytes(source, config.contentType);
  const { root, cut } = parseTree(html.replaceAll('\0', ''));
  let title = '';
  let css = '';
  let base: string | null = config.base ?? null;
  let lang: string | null = null;
  const meta = new Map<string, string>();
  for (const element of elementsOf(root)) {
    const { name, attributes } = element;
    if (name === 'title' && !title && element.parent?.name !== 'svg')
      title = rawText(element).replace(/\s+/g, ' ').trim();
    else if (name === 'style') css += rawText(element);
    else if (name === 'html' && attributes['lang']) lang = attributes['lang'].slice(0, 2).toLowerCase();
    else if (name === 'base' && attributes['href'] && /^https?:/i.test(attributes['href'])) base = attributes['href'];
    else if (name === 'meta') {
      const key = (attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? '').toLowerCase();
      const content = attributes['content'];
      if (key && content && !meta.has(key)) meta.set(key, content.replace(/\s+/g, ' ').trim());
    }
  }
  const lines = readLines(root, readStyles(css));
  return { problem: problem ?? null, base, charset, language: languageOf(lines, lang), title, root, lines, meta, cut };
}

function noText(text: string): NotAPage | undefined {
  if (text.trim() === '') return 'empty';
  if (/^\s*%PDF-/.test(text.slice(0, 1024))) return 'pdf';
  const head = text.slice(0, 4096);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  const control = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return control > head.length * 0.05 ? 'binary' : undefined;
}

const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(
    'der die das und für mit von den ist im auf wir sie ein eine nicht oder zum zur bei uns ihre unsere gemäß'.split(
      ' ',
    ),
  ),
  en: new Set('the and of for with our we is are you your in to on by at this that from or'.split(' ')),
  fr: new Set('le la les des et pour avec nous vous est une dans sur votre nos aux du'.split(' ')),
  it: new Set('il lo gli di e per con noi una nel della nostra sono dei delle'.split(' ')),
  pl: new Set('i w na z do oraz jest się nie dla przez są firma nasza usługi'.split(' ')),
};

const MOST_WORDS = 3000;
const LANGUAGES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(WORDS)
    .flatMap((words) => [...words])
    .map((word) => [word, Object.keys(WORDS).filter((language) => WORDS[language]?.has(word))]),
);

/** The language of the words wins over a `lang` that a template left at English. */
function languageOf(lines: readonly Line[], declared: string | null): string | null {
  const counts: Record<string, number> = {};
  let seen = 0;
  for (const line of lines) {
    if (seen > MOST_WORDS) break;
    for (const word of line.text.toLowerCase().split(/[^\p{L}]+/u)) {
      seen++;
      for (const language of LANGUAGES.get(word) ?? []) counts[language] = (counts[language] ?? 0) + 1;
    }
  }
  const best = Object.entries(counts).toSorted((a, b) => b[1] - a[1])[0];
  if (!best || best[1] < 8) return declared ?? best?.[0] ?? null;
  return declared && (counts[declared] ?? 0) * 1.5 >= best[1] ? declared : best[0];
}
