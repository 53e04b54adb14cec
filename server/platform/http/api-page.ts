import { randomBytes } from 'node:crypto';
import type { OpenAPI } from '@orpc/openapi';
import { pagePolicy } from './guard.ts';

type Operation = OpenAPI.OperationObject;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The API as a page that needs no script: one list, each call folds open. swagger-ui was refused: its package brings telemetry. */
export function apiPage(document: OpenAPI.Document): Response {
  const nonce = randomBytes(16).toString('base64');
  const groups = new Map<string, string[]>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item?.[method] as Operation | undefined;
      if (!operation) continue;
      const group = operation.tags?.[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), describeOperation(method, path, operation)]);
    }
  }
  const sections = [...groups].map(
    ([name, calls]) =>
      `<section id="${text(name.replaceAll(' ', '-'))}"><h2>${text(name)}</h2>${calls.join('')}</section>`,
  );
  const menu = [...groups.keys()].map(
    (name) => `<li><a href="#${text(name.replaceAll(' ', '-'))}">${text(name)}</a></li>`,
  );
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Lotse API ${text(document.info.version)}</title><style nonce="${nonce}">${STYLE}</style></head><body>
<nav aria-label="Groups"><ul>${menu.join('')}</ul></nav><main><h1>Lotse API ${text(document.info.version)}</h1>
<p>${text(document.info.description ?? '')}</p><p><code>curl -H "Authorization: Bearer $LOTSE_KEY" http://localhost:4747/api/v1/session</code></p>
<p>Machine-readable: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI ${text(document.openapi)})</p>${sections.join('')}</main></body></html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(nonce),
      'cache-control': 'no-cache',
    },
  });
}

function describeOperation(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  const rows = parameters.map(
    (one) =>
      `<tr><td><code>${text(one.name)}</code></td><td>${text(one.in)}${one.required ? ', required' : ''}</td><td>${schema(one.schema)}</td></tr>`,
  );
  const body =
    operation.requestBody && 'content' in operation.requestBody
      ? operation.requestBody.content?.['application/json']?.schema
      : undefined;
  const success = operation.responses?.['200'];
  const answer = success && 'content' in success ? success.content?.['application/json']?.schema : undefined;
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>/api/v1${text(path)}</code> <span>${text(operation.summary ?? '')}</span></summary>
<p>${text(operation.description ?? '')} · <code>${text(operation.operationId ?? '')}</code></p>
${rows.length > 0 ? `<h3>Parameters</h3><table>${rows.join('')}</table>` : ''}
${body ? `<h3>Body</h3>${schema(body)}` : ''}${answer ? `<h3>Answer</h3>${schema(answer)}` : ''}</details>`;
}

function schema(value: unknown): string {
  return `<pre>${text(JSON.stringify(value, null, 1) ?? '')}</pre>`;
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#1b2226,#e4e8ea);--soft:light-dark(#566068,#98a2a8);--line:light-dark(#dde2e4,#2b3338);--accent:light-dark(#0b6b75,#75bec4)}
body{margin:0;display:grid;grid-template-columns:14rem 1fr;font:13px/1.5 system-ui,sans-serif;color:var(--ink);background:light-dark(#fff,#161b1e)}
nav{position:sticky;top:0;height:100vh;overflow:auto;border-right:1px solid var(--line)}nav ul{list-style:none;margin:0;padding:1rem}
main{padding:1rem 2rem;max-width:60rem;min-width:0}h1{font-size:17px}h2{font-size:14px;margin:2rem 0 .5rem}h3{font-size:12px;color:var(--soft);margin:.75rem 0 .25rem}
a,summary b{color:var(--accent)}summary{padding:.4rem 0;cursor:pointer}summary b{display:inline-block;width:4.5rem}summary span{color:var(--soft)}
details{border-top:1px solid var(--line)}pre{margin:0;max-height:22rem;overflow:auto;background:light-dark(#f7f8f8,#101416);padding:.5rem;border-radius:5px}
td{vertical-align:top;padding:.2rem .75rem .2rem 0}@media(max-width:45rem){body{display:block}nav{position:static;height:auto}}`;
