export interface RobotsRules {
  readonly rules: readonly { readonly allow: boolean; readonly pattern: string }[];
  /** Seconds between two requests, as the site asks (not in the standard, widely used). */
  readonly delay: number;
}

// The standard lets a reader stop after 500 KiB.
const MOST = 500 * 1024;

/** The rules of robots.txt for one product name, after RFC 9309: its own groups together, else those of `*`. */
export function readRobots(text: string, product: string): RobotsRules {
  const groups: { agents: string[]; rules: { allow: boolean; pattern: string }[]; delay: number }[] = [];
  let open = false;
  for (const raw of text
    .slice(0, MOST)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(raw) ?? [];
    const key = name.toLowerCase();
    if (key === 'user-agent') {
      if (!open) groups.push({ agents: [], rules: [], delay: 0 });
      open = true;
      groups.at(-1)?.agents.push(value.trim().toLowerCase());
      continue;
    }
    const group = groups.at(-1);
    if (!group || key === '') continue;
    if (key === 'allow' || key === 'disallow') {
      open = false;
      // "Disallow:" with nothing forbids nothing.
      if (value.trim() !== '') group.rules.push({ allow: key === 'allow', pattern: value.trim() });
    } else if (key === 'crawl-delay') {
      open = false;
      group.delay = Math.max(0, Number(value.trim()) || 0);
    }
  }
  const own = groups.filter(({ agents }) => agents.includes(product.toLowerCase()));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  return { rules: chosen.flatMap(({ rules }) => rules), delay: Math.max(0, ...chosen.map(({ delay }) => delay)) };
}

/** The longest pattern that fits decides; of two as long the one that allows. */
export function robotsAllow(robots: RobotsRules, url: URL): boolean {
  if (url.pathname === '/robots.txt') return true;
  const path = plain(url.pathname + url.search);
  let best = { length: -1, allow: true };
  for (const { allow, pattern } of robots.rules) {
    const length = pattern.length;
    if (length < best.length || (length === best.length && best.allow)) continue;
    if (fits(plain(pattern), path)) best = { length, allow };
  }
  return best.allow;
}

/** Percent-encoding spelt one way, so that "/f%C3%BC" and "/fü" are one. */
function plain(text: string): string {
  try {
    return encodeURI(decodeURI(text));
  } catch {
    return text;
  }
}

/** `*` stands for anything, `$` at the end for the end. Without regular expressions: a hostile pattern must not take long. */
function fits(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [head = '', ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(head)) return false;
  if (parts.length === 0) return !anchored || path === head;
  let at = head.length;
  for (const [index, part] of parts.entries()) {
    if (anchored && index === parts.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
