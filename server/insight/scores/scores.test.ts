import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { explainScore, previewRules, refreshChangedScores, saveRules } from './index.ts';

let t: TestApp;
let head: Person;
beforeEach(async () => {
  t = await testApp();
  head = await t.person('head_of_sales');
});

async function company(name: string, industry: string | null, employees: number | null = null): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into records.company (name, sort_name, name_key, industry, employees)
    values (${name}, ${name}, ${name}, ${industry}, ${employees}) returning id`.execute(t.db);
  return rows[0]!.id;
}
const rule = (points: number) => [
  { id: 'x', field: 'industry', operator: 'is', value: ['Chemie'], points, label: 'Chemie' } as const,
];
const fits = () =>
  sql<{
    name: string;
    fit: number;
  }>`select c.name, s.fit::int as fit from insight.score s join records.company c on c.id = s.company_id order by 1`
    .execute(t.db)
    .then(({ rows }) => rows);

test('a score tells its reasons in words and names what is not known', async () => {
  const id = await company('Adler', null, 120);
  await refreshChangedScores(t.app);
  const { score, highest, reasons } = await explainScore(t.app, head.actor, id);
  expect(score).toBeLessThan(highest);
  expect(reasons.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^20 bis 999 Beschäftigte \(\+\d+\)$/));
  expect(reasons.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Branche unbekannt \(bis zu \+\d+\)$/));
});

test('saved rules score every company anew, a record that changes later as well', async () => {
  const id = await company('Adler', 'Chemie');
  await company('Bär', 'Bau');
  await refreshChangedScores(t.app);
  await saveRules(t.app, head.actor, { basedOn: 1, rules: rule(10), note: 'Chemie zuerst' });
  await t.jobs.runAll();
  expect(await fits()).toEqual([
    { name: 'Adler', fit: 100 },
    { name: 'Bär', fit: 0 },
  ]);
  await sql`update records.company set industry = 'Stahl', updated_at = now() where id = ${id}`.execute(t.db);
  await refreshChangedScores(t.app);
  expect((await fits())[0]).toEqual({ name: 'Adler', fit: 0 });
});

test('a preview says who would rise and fall and stores nothing', async () => {
  await company('Adler', 'Chemie');
  await company('Bär', 'Bau');
  await refreshChangedScores(t.app);
  const before = await fits();
  const preview = await previewRules(t.app, rule(10));
  expect(preview).toMatchObject({ scored: 2, companies: 2, rising: 1, falling: 1 });
  expect(preview.after[9]).toBe(1);
  expect(await fits()).toEqual(before);
});

test('rules that somebody else replaced meanwhile are a conflict, faulty ones are refused, and neither is stored', async () => {
  await refreshChangedScores(t.app);
  await saveRules(t.app, head.actor, { basedOn: 1, rules: rule(10), note: '' });
  await expect(saveRules(t.app, head.actor, { basedOn: 1, rules: rule(20), note: '' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(saveRules(t.app, head.actor, { basedOn: 2, rules: rule(-20), note: '' })).rejects.toMatchObject({
    code: 'rules-faulty',
  });
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from insight.fit_rules`.execute(t.db);
  expect(rows).toEqual([{ count: 2 }]);
});
