/**
 * Browsers cap the height of an element (Chromium near 33.5 million px, Firefox near 17.8); a million rows of 34 px are 34 million.
 * Above 12 million px the scroll bar stands for a shorter way: both ends are 1:1 for 3 million px, the middle is stretched.
 */
export const MAX_HEIGHT = 12_000_000;
const END = 3_000_000;

export interface Scale {
  /** Height of the element that scrolls, px. */
  readonly physical: number;
  /** Height that all rows would have, px. */
  readonly virtual: number;
  /** Height of what is seen, px. */
  readonly view: number;
}

export function scaleOf(rows: number, rowHeight: number, view: number): Scale {
  const virtual = rows * rowHeight;
  return { physical: Math.min(virtual, MAX_HEIGHT), virtual, view };
}

/** Where in the rows a place of the scroll bar is. */
export function toVirtual(scroll: number, { physical, virtual, view }: Scale): number {
  const last = Math.max(0, virtual - view);
  if (physical >= virtual) return clamp(scroll, 0, last);
  const lastScroll = physical - view;
  if (scroll <= END) return clamp(scroll, 0, last);
  if (scroll >= lastScroll - END) return clamp(last - (lastScroll - scroll), 0, last);
  return END + ((scroll - END) * (last - 2 * END)) / (lastScroll - 2 * END);
}

/** The place of the scroll bar for a place in the rows: the inverse of toVirtual. */
export function toPhysical(place: number, { physical, virtual, view }: Scale): number {
  const last = Math.max(0, virtual - view);
  const at = clamp(place, 0, last);
  if (physical >= virtual) return at;
  const lastScroll = physical - view;
  if (at <= END) return at;
  if (at >= last - END) return lastScroll - (last - at);
  return END + ((at - END) * (lastScroll - 2 * END)) / (last - 2 * END);
}

/**
 * Follows one scroll event. Small steps (wheel, keys, touch) move the rows 1:1 anywhere; a jump of the bar lands where the scale says.
 *
 * @param before place in the rows and of the bar before the event
 */
export function follow(
  scroll: number,
  before: { readonly scroll: number; readonly place: number },
  scale: Scale,
): number {
  const step = scroll - before.scroll;
  const lastScroll = Math.max(0, scale.physical - scale.view);
  const atEnd = scroll <= 0 || scroll >= lastScroll;
  if (atEnd || Math.abs(step) > 3 * scale.view) return toVirtual(scroll, scale);
  return clamp(before.place + step, 0, Math.max(0, scale.virtual - scale.view));
}

/** Smallest move of the rows that brings one row wholly into view; null when it is there already. */
export function reveal(row: number, rowHeight: number, place: number, scale: Scale): number | null {
  const top = row * rowHeight;
  if (top < place) return top;
  if (top + rowHeight > place + scale.view) return top + rowHeight - scale.view;
  return null;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
