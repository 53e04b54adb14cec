/** A small document that can be written as Markdown or as a page of its own. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type PageFormat = 'markdown' | 'html';

export function renderPage(blocks: readonly Block[], format: PageFormat, language: 'de' | 'en'): string {
  if (format === 'markdown') return `${blocks.map(markdown).join('\n\n')}\n`;
  const title = blocks.find(({ kind }) => kind === 'title');
  const name = title && 'text' in title ? title.text : '';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(name)}</title><style>${STYLE}</style></head><body>`,
    ...blocks.map(html),
    '</body></html>\n',
  ].join('\n');
}

const STYLE =
  ':root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}' +
  'th,td{padding:.3rem .8rem .3rem 0;text-align:left;border-bottom:1px solid #8884;vertical-align:top}td{font-variant-numeric:tabular-nums}';

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/[\r\n]+/g, ' ');

function markdown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${block.text}`;
    case 'heading':
      return `## ${block.text}`;
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((row) => `| ${row.map(cell).join(' | ')} |`)
        .join('\n');
  }
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function html(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escapeHtml(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const row = (tag: 'th' | 'td', cells: readonly string[]) =>
        `<tr>${cells.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;
      const body = block.rows.map((cells) => row('td', cells)).join('');
      return `<div class="wide"><table><thead>${row('th', block.head)}</thead><tbody>${body}</tbody></table></div>`;
    }
  }
}
