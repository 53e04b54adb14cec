import { sql } from 'kysely';
import { type Db, json } from '#server/platform/db/index.ts';

export interface PromptRow {
  readonly key: string;
  readonly language: 'de' | 'en';
  readonly version: number;
  readonly text: string;
  readonly note: string;
  readonly ownerName: string;
  readonly createdAt: Date;
}
const columns = sql`key, language, version, text, note, owner_name as "ownerName", created_at as "createdAt"`;

export async function allPrompts(db: Db): Promise<readonly PromptRow[]> {
  return (await sql<PromptRow>`select ${columns} from action.prompt order by key, language, version desc`.execute(db))
    .rows;
}

export async function findPrompt(
  db: Db,
  key: string,
  language: 'de' | 'en',
  version: number | null,
): Promise<PromptRow | undefined> {
  const { rows } =
    await sql<PromptRow>`select ${columns} from action.prompt where key = ${key} and language = ${language}
    and (${version}::int is null or version = ${version}::int) order by version desc limit 1`.execute(db);
  return rows[0];
}

export async function insertPrompt(
  db: Db,
  row: Omit<PromptRow, 'version'> & { readonly ownerId: string },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into action.prompt (key, language, version, text, note, owner_id, owner_name, created_at)
    select ${row.key}, ${row.language}, coalesce(max(version), 0) + 1, ${row.text}, ${row.note}, ${row.ownerId}, ${row.ownerName}, ${row.createdAt}
    from action.prompt where key = ${row.key} and language = ${row.language} returning version`.execute(db);
  return rows[0]!.version;
}

export interface CaseRow {
  readonly id: string;
  readonly key: string;
  readonly language: 'de' | 'en';
  readonly name: string;
  readonly variables: Record<string, string>;
  readonly mustContain: string[];
  readonly mustNotContain: string[];
}

export async function allCases(db: Db): Promise<readonly CaseRow[]> {
  return (
    await sql<CaseRow>`select id, key, language, name, variables, must_contain as "mustContain", must_not_contain as "mustNotContain" from action.prompt_case order by name`.execute(
      db,
    )
  ).rows;
}

export async function putCase(db: Db, row: Omit<CaseRow, 'id'>, by: string, at: Date): Promise<void> {
  await sql`
    insert into action.prompt_case (key, language, name, variables, must_contain, must_not_contain, created_by, created_at)
    values (${row.key}, ${row.language}, ${row.name}, ${json(row.variables)}, ${row.mustContain}, ${row.mustNotContain}, ${by}, ${at})
    on conflict (key, language, name) do update set variables = excluded.variables, must_contain = excluded.must_contain, must_not_contain = excluded.must_not_contain`.execute(
    db,
  );
}
