import type { Label, Table } from '#engines/linkage/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Ids } from './choose-ids.ts';

const LEFT = /^(?:id_?left|left_?id|id_?l|unique_?id_?l|left|id_?1|id_?a)$/i;
const RIGHT = /^(?:id_?right|right_?id|id_?r|unique_?id_?r|right|id_?2|id_?b)$/i;
const SAME = /^(?:same|match|is_?match|label|gold|decision|clerical_?match_?score|duplicate|gleich)$/i;
const YES = /^(?:1(?:\.0*)?|true|t|yes|y|ja|j|same|match|gleich|duplicate|dublette)$/i;

/** Judged pairs as rows. @throws Failure `usage` where columns are missing or no id is known */
export function readLabels(labels: Table, tables: readonly Table[], ids: Ids): Label[] {
  const find = (pattern: RegExp) => labels.columns.find(({ heading }) => pattern.test(heading.trim()));
  const left = find(LEFT);
  const right = find(RIGHT);
  const same = find(SAME);
  if (!left || !right)
    fail('usage', {
      text: `The labels need columns id_left and id_right; there are: ${labels.columns.map(({ heading }) => heading).join(', ')}.`,
    });
  const border = tables[0]!.rows;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  for (let row = rows - 1; row >= 0; row--) (row < border ? first : second).set(ids.idOf(row), row);
  const rightOf = tables.length > 1 ? second : first;
  const found: Label[] = [];
  for (let row = 0; row < labels.rows; row++) {
    const a = first.get(left.textOf(left.codes[row]!).trim());
    const b = rightOf.get(right.textOf(right.codes[row]!).trim());
    if (a === undefined || b === undefined || a === b) continue;
    found.push({ left: a, right: b, same: same === undefined || YES.test(same.textOf(same.codes[row]!).trim()) });
  }
  if (found.length === 0 && labels.rows > 0)
    fail('usage', { text: 'None of the labels names two ids of the files. Is --id the column that the labels use?' });
  return found;
}
