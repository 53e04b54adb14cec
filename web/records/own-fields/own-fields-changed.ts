import { api, queries } from '../../app/api.ts';

/** Own fields are columns and filters of the lists, and lines of the account page: all of them are asked for anew. */
export async function ownFieldsChanged(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: api.records.fields.key() }),
    queries.invalidateQueries({ queryKey: api.desk.lists.key() }),
    queries.invalidateQueries({ queryKey: api.desk.account.key() }),
  ]);
}
