import { sql } from 'kysely';
import type { Entry, Recipe } from '#engines/extraction/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface RecipeVersion {
  readonly version: number;
  readonly recipe: Recipe;
  readonly made: 'found' | 'corrected' | 'restored';
  readonly made_by_name: string | null;
  readonly at: Date;
}

/** Newest first. */
export async function listVersions(db: Db, watchId: string): Promise<RecipeVersion[]> {
  const { rows } = await sql<RecipeVersion>`
    select version, recipe, made, made_by_name, at from intake.watch_recipe where watch_id = ${watchId} order by version desc limit 100`.execute(
    db,
  );
  return rows;
}

/** Readings raise the version by themselves: what is in force and has no row yet was found by the machine. */
export async function keepVersion(
  db: Db,
  watchId: string,
  one: Omit<RecipeVersion, 'made_by_name'> & { readonly by: { readonly id: string; readonly name: string } | null },
): Promise<void> {
  await sql`
    insert into intake.watch_recipe (watch_id, version, recipe, made, made_by, made_by_name, at)
    values (${watchId}, ${one.version}, ${json(one.recipe)}, ${one.made}, ${one.by?.id ?? null}, ${one.by?.name ?? null}, ${one.at})
    on conflict (watch_id, version) do nothing`.execute(db);
}

export interface Copy {
  readonly id: number;
  readonly url: string;
  readonly first_seen_at: Date;
}

/** Stored copies of the pages of a source, newest first. */
export async function listCopies(db: Db, watchId: string, most: number): Promise<Copy[]> {
  const { rows } = await sql<Copy>`
    select id, url, first_seen_at from intake.snapshot
    where watch_id = ${watchId} and (content_type is null or content_type ilike '%html%') order by first_seen_at desc, id desc limit ${most}`.execute(
    db,
  );
  return rows;
}

export async function findCopy(db: Db, watchId: string, id: number): Promise<Copy | null> {
  const { rows } = await sql<Copy>`
    select id, url, first_seen_at from intake.snapshot where watch_id = ${watchId} and id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The newest copy of every page of a source. */
export async function newestCopies(db: Db, watchId: string): Promise<Copy[]> {
  const { rows } = await sql<Copy>`
    select distinct on (url) id, url, first_seen_at from intake.snapshot
    where watch_id = ${watchId} and (content_type is null or content_type ilike '%html%') order by url, last_seen_at desc, id desc limit 60`.execute(
    db,
  );
  return rows;
}

/**
 * Writes what a corrected recipe reads from the stored copies over what was read before, so that the next reading is compared with its like.
 * Where most names are others, the former entries are set aside without a word and these stand in their place.
 */
export async function rereadEntries(
  db: Db,
  watchId: string,
  entries: readonly (Pick<Entry, 'name' | 'fields' | 'snippet' | 'where' | 'confidence'> & { readonly url: string })[],
  at: Date,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from intake.watch_entry where watch_id = ${watchId} and gone_at is null and not fields ? 'news'`.execute(
    db,
  );
  if (rows.length === 0) return;
  const names = new Set(entries.map(({ name }) => name));
  const told = json(entries);
  if (rows.filter(({ name }) => names.has(name)).length >= rows.length * 0.5) {
    await sql`
      update intake.watch_entry e set fields = n->'fields', snippet = n->>'snippet', place = n->>'where'
      from jsonb_array_elements(${told}::jsonb) n where e.watch_id = ${watchId} and e.gone_at is null and e.name = n->>'name'`.execute(
      db,
    );
    return;
  }
  await sql`update intake.watch_entry set gone_at = ${at} where watch_id = ${watchId} and gone_at is null and not fields ? 'news'`.execute(
    db,
  );
  await sql`
    insert into intake.watch_entry (watch_id, name, fields, snippet, place, url, confidence, first_seen_at, last_seen_at)
    select ${watchId}::uuid, n->>'name', n->'fields', n->>'snippet', n->>'where', n->>'url', (n->>'confidence')::real, ${at}, ${at}
    from jsonb_array_elements(${told}::jsonb) n`.execute(db);
}
