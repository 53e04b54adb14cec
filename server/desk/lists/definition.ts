import type { ListColumn, ListName, ListSort } from '#contract/desk/lists.ts';
import type { Right } from '#server/platform/auth/rights.ts';

export type ColumnType = ListColumn['type'];
export type Operator = ListColumn['ops'][number];

/** What a sort key is in PostgreSQL: cursors are text, checked and cast back to it. */
export type KeyType = 'text' | 'timestamptz' | 'date' | 'int8';

export interface SortKey {
  readonly by: string;
  readonly type: KeyType;
  readonly nullable: boolean;
  /** Where the order lies in another table's index: that table joined to `r`, and its name for the id of `r`. */
  readonly from?: string;
  readonly id?: string;
}

/**
 * One column of a list. SQL is written against `r` (the list's table) and, for `show` only, against the list's joins: filters and
 * sorts never join. No part of any SQL comes from a client; a client names the key.
 */
export interface Column {
  readonly type: ColumnType;
  /** What filters compare. Without it the column can be shown only. */
  readonly value?: string;
  /** What the cell shows, where that is not the value. */
  readonly show?: string;
  /** For references, owners and teams: SQL of the id that goes to `<key>Id`. */
  readonly id?: string;
  /** Already folded text that `contains` may look into by index. */
  readonly folded?: string;
  /** SQL of folded text where `contains` means "begins with", which an index answers: places. */
  readonly prefix?: string;
  /** A day kept as text `YYYY-MM-DD` in an own field: compared as text, which has the same order. */
  readonly textual?: boolean;
  /** An index leads with this value: a filter on it finds few rows without walking the whole order. */
  readonly indexed?: boolean;
  /** An index holds exactly (by, id). */
  readonly sort?: SortKey;
  readonly choices?: readonly string[];
  /** Not among the columns a list shows by itself. */
  readonly extra?: boolean;
  /** Who lacks this right can neither see the column nor filter or sort by it. */
  readonly right?: Right;
}

export interface ListDefinition {
  readonly list: ListName;
  /** As custom fields and the rights of records name it. */
  readonly kind: 'company' | 'person' | 'deal' | 'order' | 'quote' | 'product' | 'activity' | 'task' | 'consent';
  /** Or SQL of several tables put together, in brackets; then `counted` names them. */
  readonly table: string;
  /** Tables whose changes change the list, where that is not `table`. */
  readonly counted?: readonly string[];
  /** Who lacks this right, or does not see all customers, gets nothing of this list. */
  readonly right?: Right;
  /** Which rows of the table are in the list; the indexes are partial on exactly this. */
  readonly base: string;
  /** Joins of the few rows that are shown. `{visible:x}` becomes the scope on company `x`: a foreign company's name is not shown. */
  readonly joins: string;
  /** `own`: owner and team stand in the row; `company`: those of its company decide; `both`; `none`: not about a customer. */
  readonly scope: 'own' | 'company' | 'both' | 'none';
  readonly owner?: { readonly owner: string; readonly team: string };
  readonly columns: Readonly<Record<string, Column>>;
  /** Equality on the column is read in order of the sorts by one index. */
  readonly together: Readonly<Record<string, readonly string[]>>;
  /** Indexes find the rows of a sales person's scope. */
  readonly scopeIndexed?: boolean;
  /** The list has a word index over `r.search`. */
  readonly words: boolean;
  readonly sort: ListSort;
}

export function operatorsOf(column: Column): readonly Operator[] {
  if (column.value === undefined) return [];
  if (column.type === 'text') return ['contains', 'is', 'in', 'empty', 'filled'];
  if (column.type === 'owner') return ['mine', 'is', 'in', 'empty', 'filled'];
  if (column.type === 'team' || column.type === 'choice') return ['is', 'in', 'empty', 'filled'];
  if (column.type === 'reference') return ['is', 'empty', 'filled'];
  if (column.type === 'boolean') return ['is'];
  return ['range', 'is', 'empty', 'filled'];
}
