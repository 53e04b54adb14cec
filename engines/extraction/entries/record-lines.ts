import type { Line } from '../page/lines.ts';
import type { Page } from '../page/read-page.ts';
import type { Element } from '../page/tree.ts';

/** A record: one element, or a run of siblings that begins with a heading. Lines of the page that it holds, in order. */
export interface Region {
  readonly elements: readonly Element[];
  readonly lines: readonly Line[];
}

/** Which lines lie below which element, asked many times while lists are compared. */
export class LineIndex {
  readonly #byElement = new Map<Element, Line[]>();
  constructor(page: Page) {
    for (const line of page.lines) {
      for (let at: Element | null = line.element; at; at = at.parent) {
        const known = this.#byElement.get(at);
        if (known) known.push(line);
        else this.#byElement.set(at, [line]);
      }
    }
  }
  below(element: Element): readonly Line[] {
    return this.#byElement.get(element) ?? [];
  }
  region(elements: readonly Element[]): Region {
    return { elements, lines: elements.flatMap((element) => this.below(element)) };
  }
}
