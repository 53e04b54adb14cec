import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pagePolicy } from './guard.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Put by the web's index.html where the nonce belongs: `<meta name="csp-nonce" content="__CSP_NONCE__">`. */
const NONCE_MARK = '__CSP_NONCE__';

export interface WebApp {
  /** A file of the build, or null. */
  file(request: Request, path: string): Promise<Response | null>;
  /** The page, for every address the web's own router knows. */
  page(): Promise<Response>;
}

/** Serves the built web app from `folder`. Files under assets/ carry a hash in their name, so browsers may keep them for ever. */
export function createWebApp(folder: string): WebApp {
  return {
    async file(request, path) {
      const decoded = decode(path);
      if (decoded === null || decoded.includes('\0') || decoded.endsWith('/') || decoded === '/index.html') return null;
      const full = normalize(join(folder, decoded));
      const type = TYPES[extname(full)];
      if (!full.startsWith(folder + sep) || type === undefined) return null;
      const accepted = request.headers.get('accept-encoding') ?? '';
      for (const [encoding, suffix] of [
        ...ENCODINGS.filter(([name]) => accepted.includes(name)),
        [null, ''] as const,
      ]) {
        const found = await stat(full + suffix).catch(() => null);
        if (!found?.isFile()) continue;
        const headers = new Headers({
          'content-type': type,
          'content-length': String(found.size),
          vary: 'accept-encoding',
        });
        if (encoding) headers.set('content-encoding', encoding);
        const kept = decoded.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
        headers.set('cache-control', kept);
        if (request.method === 'HEAD') return new Response(null, { headers });
        return new Response(Readable.toWeb(createReadStream(full + suffix)) as ReadableStream, { headers });
      }
      return null;
    },
    // Read anew each time (a few KB): a page kept across a new build would name files that are gone.
    async page() {
      const nonce = randomBytes(16).toString('base64');
      const html = await readFile(join(folder, 'index.html'), 'utf8');
      return new Response(html.replaceAll(NONCE_MARK, nonce), {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-cache',
          'content-security-policy': pagePolicy(nonce),
        },
      });
    },
  };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
