import type { ListFilter, ListName, ListSort } from '#contract/desk/lists.ts';
import type { Actor } from '#server/platform/actor.ts';
import { may, seesEverything } from '#server/platform/auth/rights.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Column, ListDefinition } from './definition.ts';
import { refuse } from './refuse.ts';
import { type CustomField, customFields, type ListQuery } from './store.ts';
import { companies, leads, people } from './store-companies.ts';
import { consents } from './store-consents.ts';
import { activities, deals, orders, products, quotes, tasks } from './store-dealings.ts';
import { type Condition, conditionOf, scopeOf, wordsCondition } from './store-filters.ts';

const definitions: Readonly<Record<ListName, ListDefinition>> = {
  companies,
  people,
  deals,
  leads,
  orders,
  quotes,
  products,
  activities,
  tasks,
  consents,
};

/** @throws Failure `forbidden` */
export function definitionFor(list: ListName, actor: Actor): ListDefinition {
  const definition = definitions[list];
  const { right } = definition;
  if (right !== undefined && !(may(actor, right) && seesEverything(actor))) fail('forbidden', { right });
  return definition;
}

export interface ListRequest {
  readonly list: ListName;
  readonly filters: readonly ListFilter[];
  readonly sort?: ListSort | undefined;
}

export interface BuiltQuery extends ListQuery {
  readonly sorted: ListSort;
  /** Names the order inside cursors. */
  readonly order: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Neither filter nor scope: everybody who gets this list gets all of it. */
  readonly everything: boolean;
}

/**
 * The columns this person may read. Everything that filters, sorts or shows goes through here.
 */
export async function readableColumns(
  db: Db,
  definition: ListDefinition,
  actor: Actor,
): Promise<Readonly<Record<string, Column>>> {
  const own = (await customFields(db, definition.kind)).map(
    (field) => [`custom.${field.key}`, customColumn(field)] as const,
  );
  return Object.fromEntries(
    [...Object.entries(definition.columns), ...own].filter(
      ([, column]) => column.right === undefined || may(actor, column.right),
    ),
  );
}

const customTypes = { text: 'text', number: 'number', date: 'day', boolean: 'boolean', choice: 'choice' } as const;

function customColumn(field: CustomField): Column {
  const text = `(r.custom->>'${field.key}')`;
  const type = customTypes[field.type];
  // A value that does not fit the field's type (changed by hand, imported earlier) counts as empty instead of failing the list.
  const value = {
    text,
    choice: text,
    number: `(case when jsonb_typeof(r.custom->'${field.key}') = 'number' then ${text}::numeric end)`,
    day: `(case when ${text} ~ '^\\d{4}-\\d{2}-\\d{2}$' then ${text} end)`,
    boolean: `(case when jsonb_typeof(r.custom->'${field.key}') = 'boolean' then ${text}::boolean end)`,
  }[type];
  return {
    type,
    value,
    extra: true,
    ...(type === 'choice' ? { choices: field.choices } : {}),
    ...(type === 'day' ? { textual: true } : {}),
  };
}

/** Checks a client's wish against the allow-list. @throws Failure `invalid-input`, `forbidden` */
export async function buildQuery(db: Db, request: ListRequest, actor: Actor): Promise<BuiltQuery> {
  const definition = definitionFor(request.list, actor);
  // Own fields are looked up only when something asks for them: one query less for every other request.
  const wantsOwn = [...request.filters.map((filter) => filter.column), request.sort?.column].some((key) =>
    key?.startsWith('custom.'),
  );
  const columns = wantsOwn ? await readableColumns(db, definition, actor) : allowed(definition, actor);
  const sorted = request.sort ?? definition.sort;
  const sortColumn = Object.hasOwn(columns, sorted.column) ? columns[sorted.column] : undefined;
  if (!sortColumn) return refuse('unknown-column', { column: sorted.column });
  const sort = sortColumn.sort ?? refuse('not-sortable', { column: sorted.column });
  const conditions = request.filters.map((filter): Condition => {
    if (filter.column === 'text') return wordsCondition(definition, filter);
    const column = Object.hasOwn(columns, filter.column) ? columns[filter.column] : undefined;
    return column
      ? conditionOf(filter.column, column, filter, actor)
      : refuse('unknown-column', { column: filter.column });
  });
  const scope = scopeOf(definition, actor);
  const along = (condition: Condition): boolean =>
    (condition.column === sorted.column && (sortColumn.value === sort.by || sortColumn.prefix === sort.by)) ||
    (condition.equality && (definition.together[condition.column]?.includes(sorted.column) ?? false));
  return {
    definition,
    columns,
    sorted,
    sort: { ...sort, direction: sorted.direction },
    order: `${request.list} ${sorted.column} ${sorted.direction}`,
    inside: conditions.filter(along).map((condition) => condition.sql),
    outside: [
      ...conditions.filter((condition) => !along(condition)).map((condition) => condition.sql),
      ...(scope ? [scope] : []),
    ],
    all: [...conditions.map((condition) => condition.find ?? condition.sql), ...(scope ? [scope] : [])],
    indexed: [
      ...conditions.filter((condition) => condition.indexed).map((condition) => condition.find ?? condition.sql),
      ...(scope && definition.scopeIndexed ? [scope] : []),
    ],
    everything: conditions.length === 0 && scope === null,
  };
}

function allowed(definition: ListDefinition, actor: Actor): Readonly<Record<string, Column>> {
  return Object.fromEntries(
    Object.entries(definition.columns).filter(([, column]) => column.right === undefined || may(actor, column.right)),
  );
}
