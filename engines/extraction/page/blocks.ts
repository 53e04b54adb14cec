import type { Element, Node } from './tree.ts';

export const BLOCK = new Set(
  `address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup
  hr html legend li main menu nav noscript ol p pre search section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
);

/** Small inline boxes beside other words (a trade, a status) are lines of their own to a reader. */
export const isBadge = (element: Element): boolean =>
  (element.name === 'span' || element.name === 'a' || element.name === 'small' || element.name === 'em') &&
  /(?:^|[\s_-])(?:badge|chip|pill|categor(?:y|ies)|kategorie|branche|gewerk)(?:$|[\s_-])/i.test(
    element.attributes['class'] ?? '',
  );

const INLINE_PART = new Set(['span', 'strong', 'b', 'em', 'small', 'i', 'a', 'time', 'label']);

const PART_CLASS =
  /(?:^|[\s_-])(?:title|name|firma|company|headline|heading|label|value|key|phone|tel|telefon|mail|email|category|sector|branche|date|datum|role|position|funktion|city|town|place|location|stars|region|info|meta|k|v)(?:$|[\s_-])/i;

const NO_PART =
  /(?:given|family|first|last|vor|nach)-?name|honorific|postal|zip|plz|street|locality|country|area-?code|prefix|suffix|host|domain|local|user/i;

/**
 * A span that a style sheet sets apart as a line or column: its parent holds nothing but such spans, each with a class of its own.
 * Names, addresses and mails that are split into spans stay whole.
 */
export function isPart(element: Element): boolean {
  const { parent } = element;
  if (!INLINE_PART.has(element.name) || !parent || parent.children.length > 24) return false;
  let parts = 0;
  let named = 0;
  let tight = true;
  let before: Node | undefined;
  for (const child of parent.children) {
    if (child.kind === 'text') {
      if (/\S/.test(child.text)) return false;
      before = child;
      continue;
    }
    const mark = child.attributes['class'];
    if (!INLINE_PART.has(child.name)) {
      if (child.name === 'br' || child.name === 'img' || child.name === 'svg') continue;
      if (!BLOCK.has(child.name)) return false;
      before = undefined;
      continue;
    }
    const text = firstText(child).trim();
    if ((!mark && child.name !== 'a') || NO_PART.test(mark ?? '') || /^[@.[({&]|^\d{4,5}$/.test(text)) return false;
    if (before?.kind === 'text') tight = false;
    if (text !== '') {
      parts++;
      if (PART_CLASS.test(mark ?? '')) named++;
      if (tight && parts > 1 && named < 2 && !/^[\p{Lu}\d+(]/u.test(text)) return false;
    }
    before = child;
  }
  return parts >= 2 && (named >= 1 || tight);
}

export function firstText(element: Element): string {
  for (const child of element.children) {
    const text = child.kind === 'text' ? child.text : firstText(child);
    if (text) return text;
  }
  return '';
}
