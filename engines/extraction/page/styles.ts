import { BLOCK } from './blocks.ts';
import { classesOf, type Element } from './tree.ts';

/** What the page's own style rules say about classes: which are never seen, which are written backwards. */
export interface StyleHints {
  readonly hidden: ReadonlySet<string>;
  readonly reversed: ReadonlySet<string>;
}

export function readStyles(css: string): StyleHints {
  const hidden = new Set<string>();
  const reversed = new Set<string>();
  for (const rule of css.slice(0, 200_000).matchAll(/([^{}]{1,400})\{([^{}]{0,600})\}/g)) {
    const isOff = /display\s*:\s*none/i.test(rule[2] ?? '');
    const isBack = /bidi-override/i.test(rule[2] ?? '') && /direction\s*:\s*rtl/i.test(rule[2] ?? '');
    if (!isOff && !isBack) continue;
    for (const selector of (rule[1] ?? '').split(',')) {
      const last = /^(?:[\w-]*|.*\s[\w-]*)[.#]([\w-]+)\s*$/.exec(selector.trim())?.[1];
      if (last) (isOff ? hidden : reversed).add(last);
    }
  }
  return { hidden, reversed };
}

export function isHidden(element: Element, styles: StyleHints): boolean {
  const { attributes, name } = element;
  if (attributes['hidden'] !== undefined) return true;
  const style = attributes['style'];
  if (style && /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$)/i.test(style))
    return true;
  // A class that some style sheet rule hides may be shown again by a script (tabs, accordions): only for inline words, the spam traps.
  if (BLOCK.has(name) || name === 'a') return false;
  if (NEVER_SEEN.test(attributes['class'] ?? '')) return true;
  return classesOf(element).some((one) => styles.hidden.has(one));
}

/** Classes of words that no reader sees. Those for screen readers only ("sr-only") are the labels of icons, and stay. */
const NEVER_SEEN = /^(?:hide|hidden|d-none|invisible|is-hidden|no-?spam|spam|honeypot|display-none|none)$/i;

export function isReversed(element: Element, styles: StyleHints): boolean {
  const style = element.attributes['style'];
  if (style && /bidi-override/i.test(style) && /rtl/i.test(style)) return true;
  if (element.name === 'bdo' && element.attributes['dir'] === 'rtl') return true;
  return styles.reversed.size > 0 && classesOf(element).some((one) => styles.reversed.has(one));
}
