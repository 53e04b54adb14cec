import type { Page } from './read-page.ts';
import { elementsOf } from './tree.ts';

/** What stands before the content, where there is no content. */
export type Wall = 'login-wall' | 'consent-wall' | 'robot-check' | 'script-built';

const FEW_LINES = 40;
const CONSENT = /cookies?|einwilligung|consent|datenschutzeinstellungen|privatsphäre|wir respektieren ihre/i;
const ROBOT =
  /just a moment|checking your browser|verify (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|captcha|ich bin kein roboter|ungewöhnliche(?:r|n)? (?:datenverkehr|zugriff)|access denied|attention required/i;
const SCRIPT = /javascript/i;

/**
 * Why a page on which nothing was found holds nothing: it asks for a login, a consent or a proof of being human, or is built by its
 * scripts, which are never run. Null where none of these explains it. Only to be asked of pages that gave nothing: many good pages have a
 * login in their corner and a banner at their foot.
 */
export function wallOf(page: Page): Wall | null {
  const lines = page.lines.filter(({ region }) => region !== 'nav' && region !== 'footer');
  if (lines.length > FEW_LINES) return null;
  const text = `${page.title}\n${lines.map((line) => line.text).join('\n')}`;
  if (ROBOT.test(text)) return 'robot-check';
  let scripts = 0;
  for (const { name, attributes } of elementsOf(page.root)) {
    if (name === 'input' && attributes['type']?.toLowerCase() === 'password') return 'login-wall';
    if (name === 'script' && attributes['type'] !== 'application/ld+json') scripts++;
  }
  if (/^(?:anmelden|login|log ?in|sign ?in|einloggen|mitglieder-?login)\b/im.test(text) && lines.length < 15)
    return 'login-wall';
  const content = lines.filter(({ region, text: words }) => region !== 'cookie' && words.length > 2);
  const consent = lines.filter((line) => line.region === 'cookie' || CONSENT.test(line.text)).length;
  if (consent > 0 && content.length - consent <= 6) return 'consent-wall';
  const isEmpty = content.length <= 6;
  return isEmpty && scripts > 0 && (SCRIPT.test(text) || content.length <= 3) ? 'script-built' : null;
}
