import type { ListColumn, ListName, ListSort } from '#contract/desk/lists.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { definitionFor, readableColumns } from './build-query.ts';
import { operatorsOf } from './definition.ts';
import { customFields, dealStages } from './store.ts';

/** What the list offers this person; own fields come last, in their order. */
export async function describeColumns(
  app: App,
  actor: Actor,
  list: ListName,
): Promise<{ columns: ListColumn[]; sort: ListSort }> {
  const definition = definitionFor(list, actor);
  const columns = await readableColumns(app.db, definition, actor);
  const labels = new Map(
    (await customFields(app.db, definition.kind)).map((field) => [`custom.${field.key}`, field.label]),
  );
  const stages = list === 'deals' ? await dealStages(app.db, actor.language) : [];
  return {
    columns: Object.entries(columns).map(([key, column]) => ({
      key,
      type: column.type,
      sortable: column.sort !== undefined,
      shown: column.extra !== true,
      ops: [...operatorsOf(column)],
      choices:
        key === 'stage'
          ? [...stages]
          : (column.choices ?? []).map((value) => ({ value, label: labels.has(key) ? value : null })),
      label: labels.get(key) ?? null,
    })),
    sort: definition.sort,
  };
}
