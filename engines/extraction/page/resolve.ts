// Computation only (WHATWG URL), which lib "esnext" alone does not declare.
declare const URL: new (
  address: string,
  base?: string,
) => { readonly href: string; readonly protocol: string; readonly host: string };

/** Absolute http(s) address of a link without its fragment; null for mail, scripts and what is no address. */
export function resolveLink(href: string, base: string | null): string | null {
  if (/^\s*(?:mailto|tel|javascript|data|callto|sms|whatsapp|fax|about|blob):/i.test(href) || href.length > 2000)
    return null;
  try {
    const url = base ? new URL(href.trim(), base) : new URL(href.trim());
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    return url.href.replace(/#.*$/, '');
  } catch {
    return null;
  }
}

export function sameSite(a: string, b: string): boolean {
  const host = (address: string): string => {
    try {
      return new URL(address).host.replace(/^www\./, '');
    } catch {
      return '';
    }
  };
  return host(a) !== '' && host(a) === host(b);
}
