import { BLOCK } from '../page/blocks.ts';
import { classesOf, type Element } from '../page/tree.ts';

// Classes that change from one sibling to the next and say nothing about what an element is.
// Builders number every element (`et_pb_blurb_3`, `e-loop-item-812`, `elementor-element-3f2a9b1`): a number behind a hyphen is a position, too.
const STATE =
  /^(?:.*[-_]\d+|.*-(?=[a-f]*\d)[0-9a-f]{7,8}|odd|even|first|last|active|current|selected|open|alt|new|neu|hidden|visible|featured|premium|top|highlight(?:ed)?|col\d*|row\d*|item-?\d+|post-\d+|id-?\d+|[a-z]+[-_]?\d{2,}|js-.*|is-.*|has-.*|animate.*|aos-.*|wow|fade.*|clearfix|cf|mb-\d|mt-\d|p[xytblr]?-\d|delay-.*|.*--(?:active|open|first|last|odd|even|alt|new|neu|top|featured|premium|plus|gold|silver|bronze|vip|partner|sponsor(?:ed)?|highlight(?:ed)?|big|large|small|wide|compact|default|primary|(?:has|with|no|without)-.*))$/i;

/** Classes that tell what an element is, sorted; positions and states left out. */
export const stableClasses = (element: Element): string[] =>
  classesOf(element)
    .filter((one) => !STATE.test(one) && one.length < 50)
    .slice(0, 4)
    .toSorted();

export function stepOf(element: Element): string {
  const classes = stableClasses(element);
  return classes.length > 0 ? `${element.name}.${classes.join('.')}` : element.name;
}

/** Steps from just below `from` down to `element`: `div.body > h3 > a`. */
export function pathBelow(from: Element, element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at && at !== from; at = at.parent) steps.unshift(stepOf(at));
  return steps.join(' > ');
}

/** The path from the page's body with stable classes: equal for all records of a list, also where rows of a grid hold them. */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at?.parent && at.name !== 'body' && at.name !== 'html'; at = at.parent)
    steps.unshift(stepOf(at));
  return steps.join(' > ');
}

/** The same with tag names only above the record: columns and groups of one list differ in the classes that hold them. */
export function loosePathOf(element: Element): string {
  const steps: string[] = [stepOf(element)];
  for (let at = element.parent; at?.parent && at.name !== 'body' && at.name !== 'html'; at = at.parent)
    steps.unshift(at.name);
  return `~${steps.join(' > ')}`;
}

/** Shape of what an element holds, three levels deep: two records of one list are alike in it, though not equal. */
export function shapeOf(element: Element, depth = 3): Set<string> {
  const shape = new Set<string>();
  const walk = (at: Element, path: string, left: number): void => {
    for (const child of at.children) {
      if (child.kind !== 'element' || (!BLOCK.has(child.name) && left < depth - 1)) continue;
      const next = `${path}>${stepOf(child)}`;
      shape.add(next);
      if (left > 1) walk(child, next, left - 1);
    }
  };
  walk(element, '', depth);
  return shape;
}
