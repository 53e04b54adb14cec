import { Tokenizer } from 'htmlparser2';

export interface Element {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | null;
  readonly children: Node[];
}
export interface Text {
  readonly kind: 'text';
  text: string;
  readonly parent: Element;
}
export type Node = Element | Text;

/** What a page may cost: deeper markup is laid flat, what comes after the last allowed node is left out. */
export const MOST_DEPTH = 256;
export const MOST_NODES = 300_000;
const MOST_ATTRIBUTES = 64;

const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const CLOSES_P = new Set(
  `address article aside blockquote center details dialog dd dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu
  nav ol p pre section summary table ul`.split(/\s+/),
);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const SCOPE = new Set(['table', 'td', 'th', 'caption', 'button', 'object', 'template', 'body', 'html']);
const TABLE_PARTS = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);
/** Start tag -> what it ends, and what it may not reach beyond. The subset of the HTML standard's implied end tags that real pages need. */
const ENDS: Readonly<Record<string, readonly [ends: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  li: [new Set(['li']), new Set(['ul', 'ol', 'menu', ...SCOPE])],
  dt: [new Set(['dt', 'dd']), new Set(['dl', ...SCOPE])],
  dd: [new Set(['dt', 'dd']), new Set(['dl', ...SCOPE])],
  tr: [new Set(['tr']), new Set(['table', 'template'])],
  td: [new Set(['td', 'th']), new Set(['table', 'tr', 'template'])],
  th: [new Set(['td', 'th']), new Set(['table', 'tr', 'template'])],
  thead: [new Set(['thead', 'tbody', 'tfoot', 'caption', 'colgroup']), new Set(['table', 'template'])],
  tbody: [new Set(['thead', 'tbody', 'tfoot', 'caption', 'colgroup']), new Set(['table', 'template'])],
  tfoot: [new Set(['thead', 'tbody', 'tfoot', 'caption', 'colgroup']), new Set(['table', 'template'])],
  option: [new Set(['option']), new Set(['select', 'datalist'])],
  a: [new Set(['a']), new Set(['div', 'li', 'p', ...SCOPE])],
};

/**
 * A tree out of any text. Never throws, never recurses, takes time in proportion to the text whatever its nesting (a page of 100,000 open
 * tags would make a parser that searches its whole stack quadratic). Only what the HTML standard repairs and real pages break is repaired.
 */
export function parseTree(html: string): { readonly root: Element; readonly cut: boolean } {
  const root: Element = { kind: 'element', name: '#document', attributes: {}, parent: null, children: [] };
  let open: Element[] = [root];
  let beyond = 0;
  let nodes = 0;
  let cut = false;
  let name = '';
  let attributes: Record<string, string> = {};
  let attributeCount = 0;
  let attribute = '';
  let value = '';

  const top = (): Element => open[open.length - 1] ?? root;
  const addText = (text: string): void => {
    const parent = top();
    const last = parent.children[parent.children.length - 1];
    if (last?.kind === 'text') last.text += text;
    else if (nodes++ < MOST_NODES) parent.children.push({ kind: 'text', text, parent });
    else cut = true;
  };
  const popTo = (ends: ReadonlySet<string>, within: ReadonlySet<string>): void => {
    for (let at = open.length - 1; at > 0; at--) {
      const here = open[at]?.name ?? '';
      if (ends.has(here)) {
        open = open.slice(0, at);
        return;
      }
      if (within.has(here)) return;
    }
  };
  const openElement = (selfClosing: boolean): void => {
    if (CLOSES_P.has(name)) popTo(new Set(['p']), SCOPE);
    if (HEADINGS.has(name) && HEADINGS.has(top().name)) open.pop();
    const rule = ENDS[name];
    if (rule) popTo(rule[0], rule[1]);
    if (nodes++ >= MOST_NODES) {
      cut = true;
      return;
    }
    const parent = top();
    const element: Element = { kind: 'element', name, attributes, parent, children: [] };
    parent.children.push(element);
    if (VOID.has(name) || (selfClosing && (inSvg() || name === 'path'))) return;
    if (open.length < MOST_DEPTH) open.push(element);
    else beyond++;
  };
  const inSvg = (): boolean => open.some((element) => element.name === 'svg' || element.name === 'math');
  const closeElement = (closing: string): void => {
    if (closing === 'br') {
      top().children.push({ kind: 'element', name: 'br', attributes: {}, parent: top(), children: [] });
      return;
    }
    if (VOID.has(closing)) return;
    if (beyond > 0) {
      beyond--;
      return;
    }
    for (let at = open.length - 1; at > 0; at--) {
      const here = open[at]?.name ?? '';
      if (here === closing || (HEADINGS.has(closing) && HEADINGS.has(here))) {
        open = open.slice(0, at);
        return;
      }
      if (!TABLE_PARTS.has(closing) && (here === 'td' || here === 'th' || here === 'table')) return;
      if (here === 'table' && closing !== 'table') return;
    }
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        attributes = {};
        attributeCount = 0;
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end);
      },
      onattribentity: (codepoint) => {
        value += String.fromCodePoint(codepoint);
      },
      onattribend: () => {
        if (attributeCount++ < MOST_ATTRIBUTES && !Object.hasOwn(attributes, attribute)) attributes[attribute] = value;
      },
      onopentagend: () => openElement(false),
      onselfclosingtag: () => openElement(true),
      onclosetag: (start, end) => closeElement(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => addText(html.slice(start, end)),
      ontextentity: (codepoint) => addText(String.fromCodePoint(codepoint)),
      oncdata: (start, end) => addText(html.slice(start, end)),
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
      isInForeignContext: () => false,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { root, cut };
}

/** Every element below `from` in document order, `from` left out. Iterative: depth is bounded, but stacks are shared with callers. */
export function* elementsOf(from: Element): Generator<Element> {
  const stack: Element[] = [];
  for (let at = from.children.length - 1; at >= 0; at--) {
    const child = from.children[at];
    if (child?.kind === 'element') stack.push(child);
  }
  while (stack.length > 0) {
    const element = stack.pop();
    if (!element) return;
    yield element;
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at];
      if (child?.kind === 'element') stack.push(child);
    }
  }
}

export function childElements(element: Element): Element[] {
  return element.children.filter((child) => child.kind === 'element');
}

/** All text below, as it stands, not collapsed. */
export function rawText(element: Element): string {
  let text = '';
  for (const child of element.children) text += child.kind === 'text' ? child.text : rawText(child);
  return text;
}

export function classesOf(element: Element): string[] {
  return (element.attributes['class'] ?? '').split(/\s+/).filter(Boolean);
}

export function ancestor(element: Element, test: (element: Element) => boolean): Element | undefined {
  for (let at: Element | null = element; at; at = at.parent) if (test(at)) return at;
  return undefined;
}

/** Short CSS path that a person can follow: `main > section#impressum > p:nth-of-type(2)`. */
export function cssPath(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at?.parent && steps.length < 6; at = at.parent) {
    const { name } = at;
    if (name === 'html') break;
    const id = at.attributes['id'];
    if (id && /^[A-Za-z][\w-]{0,40}$/.test(id)) {
      steps.unshift(`${name}#${id}`);
      break;
    }
    const same = at.parent.children.filter((child) => child.kind === 'element' && child.name === name);
    const position = same.length > 1 ? `:nth-of-type(${same.indexOf(at) + 1})` : '';
    const first = classesOf(at).find((one) => /^[A-Za-z_-][\w-]{0,30}$/.test(one));
    steps.unshift(`${name}${first ? `.${first}` : ''}${position}`);
  }
  return steps.join(' > ');
}
