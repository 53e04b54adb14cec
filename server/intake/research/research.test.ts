import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ShownResearch, ShownResearchRow } from '#contract/intake/research.ts';
import { testApp } from '#test/support/app.ts';
import { keptFile } from '#test/support/kept-file.ts';
import { openTable, READ_LIMITS } from '../sheets/index.ts';
import { RESEARCHED, type Researched, type ResearchedField } from '../sources/index.ts';
import { visitSites } from './visit-sites.ts';

const LIST =
  'Firma;Web\nKöster Maschinenbau GmbH;koester.example\nOhne Seite GmbH;\nWeiß AG;https://weiss.example/de\n=BÖSE();koester.example\n';
const missing = { state: 'missing' as const, values: [], confidence: null, snippet: null, url: null };
const seen: string[] = [];
const visit = async (site: string): Promise<Researched> => {
  seen.push(site);
  const findings = Object.fromEntries(RESEARCHED.map((field) => [field, missing])) as Record<
    ResearchedField,
    typeof missing
  >;
  if (site.includes('weiss')) return { site, problem: { code: 'host-not-found', facts: {} }, pages: [], findings };
  return {
    site,
    problem: null,
    pages: ['https://koester.example/impressum'],
    findings: {
      ...findings,
      telephone: {
        state: 'contradictory',
        values: ['+497551923', '+497551924'],
        confidence: 0.8,
        snippet: 'Tel. 07551 923',
        url: 'https://koester.example/impressum',
      },
    },
  };
};
const run = { signal: new AbortController().signal, progress: async () => {} };

test('nothing is visited before a person approves the hosts, then each site once, and every value stands beside its proof', async () => {
  const t = await testApp();
  const [head, marketing] = [await t.person('head_of_sales'), await t.person('marketing')];
  const fileId = await keptFile(t.app, marketing, LIST, 'firmen.csv');
  const made = await t.call('intake.research.create', { fileId }, marketing);
  const { id } = made.body as { id: string };
  await visitSites(t.app, run, id, visit);
  expect(seen).toEqual([]);
  expect(await t.call('intake.research.approve', { id, hosts: ['koester.example'] }, marketing)).toMatchObject({
    status: 403,
  });
  expect(await t.call('intake.research.approve', { id, hosts: ['other.example'] }, head)).toMatchObject({
    status: 422,
    body: { code: 'no-hosts' },
  });
  expect(
    await t.call('intake.research.approve', { id, hosts: ['koester.example', 'weiss.example'] }, head),
  ).toMatchObject({
    status: 200,
  });
  await visitSites(t.app, run, id, visit);
  expect(seen.toSorted()).toEqual(['https://weiss.example/de', 'koester.example']);
  const { body } = await t.call('intake.research.get', { id }, head);
  expect((body as { research: ShownResearch }).research).toMatchObject({
    state: 'done',
    rows: 4,
    approved: 3,
    visited: 3,
    failed: 1,
  });
  const rows = ((await t.call('intake.research.rows', { id }, head)).body as { rows: ShownResearchRow[] }).rows;
  expect(rows.map(({ visited, problem }) => [visited, problem !== null])).toEqual([
    [true, false],
    [false, false],
    [true, true],
    [true, false],
  ]);
  expect(rows[0]?.findings.find(({ field }) => field === 'telephone')).toMatchObject({
    state: 'contradictory',
    snippet: 'Tel. 07551 923',
  });
  const path = join(t.app.home, 'result.xlsx');
  await writeFile(path, Buffer.from(await (await t.fetch(`/research/${id}/result.xlsx`, { as: head })).arrayBuffer()));
  const sheet: (readonly string[])[] = [];
  for await (const row of (await openTable(path, { limits: READ_LIMITS })).rows()) sheet.push(row.cells);
  expect(sheet[0]).toContain('Telefon: Beleg');
  expect(sheet[1]).toContain('widersprüchlich');
  expect(sheet[4]?.[0]).toBe('=BÖSE()');
});

test('a list without addresses is refused in words, and nothing is kept of it', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const fileId = await keptFile(t.app, head, 'Firma;Ort\nKöster GmbH;Ulm\n');
  expect(await t.call('intake.research.create', { fileId }, head)).toMatchObject({
    status: 422,
    body: { code: 'no-address-column' },
  });
  expect((await t.call('intake.research.list', undefined, head)).body).toMatchObject({ lists: [] });
});
