import { randomBytes } from 'node:crypto';

/** One button of a form: what it says and what it posts. */
export interface Button {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly quiet?: boolean;
}

export interface PageContent {
  readonly language: 'de' | 'en';
  readonly company: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly quote?: string;
  /** Lines with a button each. */
  readonly rows?: readonly { readonly text: string; readonly button: Button }[];
  readonly rowsTitle?: string;
  readonly buttons?: readonly Button[];
  readonly status?: number;
}

const css = `:root{color-scheme:light dark;--ink:#1b2226;--soft:#566068;--body:#fff;--line:#d9dee1;--fill:#0b6b75}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaec;--soft:#98a2a8;--body:#161b1e;--line:#333b40;--fill:#137c86}}
body{margin:0;background:var(--body);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:3rem 1.25rem}h1{font-size:1.4rem;line-height:1.3;margin:0 0 1rem}h2{font-size:1rem;margin:2rem 0 .5rem}
.company{color:var(--soft);margin:0 0 .5rem}blockquote{margin:1rem 0;padding:0 0 0 1rem;border-left:3px solid var(--line)}
form{margin:1.5rem 0}button{font:inherit;min-height:44px;padding:.5rem 1rem;border-radius:5px;border:1px solid var(--fill);background:var(--fill);color:#fff;cursor:pointer}
button+button{margin-top:.75rem}.stack button{display:block;width:100%;text-align:left}button.quiet{background:transparent;color:var(--ink);border-color:var(--line)}
ul{list-style:none;margin:0;padding:0}li{display:flex;gap:1rem;align-items:center;justify-content:space-between;border-top:1px solid var(--line);padding:.5rem 0}
:focus-visible{outline:3px solid var(--fill);outline-offset:2px}`;

/** A whole small page: no script, nothing from elsewhere, nothing kept. */
export function page(content: PageContent): Response {
  const nonce = randomBytes(16).toString('base64');
  const { language, company, title, paragraphs, quote, rows, rowsTitle, buttons } = content;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${text(title)}</title><style nonce="${nonce}">${css}</style></head><body><main>
${company === '' ? '' : `<p class="company">${text(company)}</p>`}<h1>${text(title)}</h1>
${paragraphs.map((one) => `<p>${text(one)}</p>`).join('\n')}
${quote === undefined ? '' : `<blockquote>${text(quote)}</blockquote>`}
${buttons?.length ? `<form method="post" class="stack">${buttons.map(button).join('')}</form>` : ''}
${rows?.length ? `<h2>${text(rowsTitle ?? '')}</h2><form method="post"><ul>${rows.map((row) => `<li><span>${text(row.text)}</span>${button(row.button)}</li>`).join('')}</ul></form>` : ''}
</main></body></html>`;
  return new Response(html, {
    status: content.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // The address of this page is a key to it.
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}

function button({ label, name, value, quiet }: Button): string {
  return `<button name="${text(name)}" value="${text(value)}"${quiet ? ' class="quiet"' : ''}>${text(label)}</button>`;
}

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
