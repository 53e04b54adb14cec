import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DESIGNS, type Look } from './designs.ts';
import type { Member } from './world.ts';

/** What is wrong with the site this week; each strikes the page named, or all of them where none is. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'status'; readonly page: number; readonly status: number }
  | { readonly kind: 'cut'; readonly page: number }
  | { readonly kind: 'empty'; readonly page: number }
  | { readonly kind: 'repeated'; readonly page: number }
  | { readonly kind: 'maintenance' }
  | { readonly kind: 'login' }
  | { readonly kind: 'busy-once' }
  /** One member leaves the first page between two requests of one visit, and everybody after it moves up. */
  | { readonly kind: 'shift' }
  | { readonly kind: 'torn-entry' };

export interface Showing {
  readonly members: readonly Member[];
  readonly design: string;
  readonly seed: number;
  readonly week: number;
  readonly perPage: number;
  readonly fault: Fault;
}

export interface Site {
  readonly url: string;
  show(what: Showing): void;
  close(): Promise<void>;
}

const wall = (title: string, text: string): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p><form><input name="user"><input type="password" name="pw"><button>Weiter</button></form></main></body></html>`;

/** The directory as a web server on this machine. */
export async function serveDirectory(): Promise<Site> {
  let shown: Showing | undefined;
  let busy = 0;
  let asked = 0;
  const page = (what: Showing, n: number): string => {
    const { fault } = what;
    // The shift: once the first page was asked for, one of its members is gone from the order for the rest of this visit.
    const members =
      fault.kind === 'shift' && asked > 1 && asked <= Math.ceil(what.members.length / what.perPage)
        ? what.members.filter((_, at) => at !== 1)
        : what.members;
    const pages = Math.max(1, Math.ceil(members.length / what.perPage));
    const at = fault.kind === 'repeated' && fault.page === n && n > 1 ? n - 1 : n;
    const part =
      fault.kind === 'empty' && fault.page === n ? [] : members.slice((at - 1) * what.perPage, at * what.perPage);
    const look: Look = { members: part, page: at, pages, week: what.week, seed: what.seed, path: '/mitglieder' };
    const html = DESIGNS[what.design]?.write(look) ?? '';
    if (fault.kind === 'cut' && fault.page === n) return html.slice(0, Math.floor(html.length * 0.6));
    if (fault.kind === 'torn-entry' && n === 1) return torn(html, part[3], what.week);
    return html;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    if (!shown || url.pathname !== '/mitglieder') return response.writeHead(404).end();
    const n = Number(url.searchParams.get('seite') ?? '1');
    const { fault } = shown;
    asked++;
    if (fault.kind === 'status' && fault.page === n) return response.writeHead(fault.status).end('Fehler');
    if (fault.kind === 'busy-once' && busy++ === 0) return response.writeHead(503, { 'retry-after': '1' }).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    if (fault.kind === 'maintenance') return response.end(wall('Wartungsarbeiten', 'Wir sind bald wieder für Sie da.'));
    if (fault.kind === 'login')
      return response.end(wall('Anmeldung', 'Bitte melden Sie sich an, um das Verzeichnis zu sehen.'));
    response.end(page(shown, n));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mitglieder`,
    show: (what) => {
      [shown, busy, asked] = [what, 0, 0];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One member's name is not there this week: left empty, or what a broken template writes. */
function torn(html: string, member: Member | undefined, week: number): string {
  if (!member) return html;
  const name = member.name.replace(/&/g, '&amp;');
  const written = [name, name.replace(/ /g, '\u00a0')].find((text) => html.includes(text));
  return written === undefined ? html : html.replace(written, week % 2 ? '' : 'undefined');
}
