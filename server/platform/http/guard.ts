import { Failure } from '../failure.ts';

/** Sent by our own page with every call; a foreign page cannot add it without asking us first, and we never say yes. */
export const OWN_PAGE_HEADER = 'x-lotse';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that another site's page may have sent with this browser's cookies. Programs with a key are exempt: no browser adds
 * that header by itself. The origin must be the address the request came to, or the configured one (behind a proxy).
 *
 * @returns the refusal, or null
 */
export function refuseForeignPage(request: Request, by: 'cookie' | 'key' | 'nothing', ownUrl: string): Failure | null {
  if (by === 'key' || SAFE.has(request.method)) return null;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const sender = origin === null ? null : hostOf(origin);
  const own = sender !== null && (sender === new URL(ownUrl).host || sender === request.headers.get('host'));
  const foreignOrigin = origin !== null && !own;
  const foreignSite = site !== null && site !== 'same-origin' && site !== 'none';
  if (!foreignOrigin && !foreignSite && request.headers.has(OWN_PAGE_HEADER)) return null;
  return new Failure('foreign-origin', {
    text: `Writing takes an API key, or our own page: the header "${OWN_PAGE_HEADER}: 1" and no other page's origin. If a proxy stands before Lotse, set LOTSE_URL to the address people use.`,
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** For every answer. The page's own policy is stricter still about nothing: data answers may not even be shown as a page. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=()',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** Nothing from elsewhere, no inline script, styles only from our files or with this answer's nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
