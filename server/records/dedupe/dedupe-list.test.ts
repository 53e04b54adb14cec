import { expect, test } from 'vitest';
import { generate } from '#engines/linkage/bench/german/generate.ts';
import { type TestApp, testApp } from '#test/support/app.ts';
import { buildKeys } from '../matching/index.ts';
import { type FoundPair, noCounts, type Run, runDedupe } from './run-dedupe.ts';

/** Companies as they stand in a list that grew: every fifth there twice, namesakes, branches and groups. */
async function fill(t: TestApp): Promise<void> {
  const { companies } = generate({ seed: 4, half: 'A', companyRows: 300, personRows: 0 });
  await t.db
    .insertInto('records.company')
    .values(
      companies.rows.map(({ values }) => ({
        name: values.name || 'ohne Namen',
        sort_name: values.name,
        name_key: values.name,
        street: values.street || null,
        postal_code: values.postalCode || null,
        city: values.city || null,
        phone: values.phone || null,
        email: values.email || null,
        website: values.website || null,
        vat_id: values.vatId || null,
      })),
    )
    .execute();
  await buildKeys(t.app, 'company');
}

/** One name and VAT id in two towns: the list takes such rows for branches. */
const isBranch = ({ keptName, goneName }: FoundPair) => /[^,]*$/.exec(keptName)![0] !== /[^,]*$/.exec(goneName)![0];

async function pass(t: TestApp, run: Partial<Run> = {}) {
  const pairs: FoundPair[] = [];
  const counts = await runDedupe(t.app, {
    dryRun: true,
    kinds: ['company'],
    onPair: (pair) => pairs.push(pair),
    onSlice: async () => {},
    ...run,
  });
  const key = ({ keptId, goneId }: FoundPair) => [keptId, goneId].sort().join(' ');
  return {
    counts,
    same: pairs.filter((pair) => pair.verdict === 'same' && !isBranch(pair)).map(key),
    all: pairs.map(key),
  };
}

test('a table linked as one list brings up what asking for each record does, and goes on where it stopped', async () => {
  const t = await testApp();
  await fill(t);
  const each = await pass(t, { asListFrom: Number.POSITIVE_INFINITY });
  const list = await pass(t, { asListFrom: 0 });
  expect(each.same.length).toBeGreaterThan(25);
  expect(list.counts.records).toBe(each.counts.records);
  const found = new Set(list.same);
  const missed = each.same.filter((pair) => !found.has(pair));
  expect(missed.length).toBeLessThanOrEqual(1);

  const half = list.all[Math.floor(list.all.length / 2)]!.slice(0, 36);
  const rest = await pass(t, { asListFrom: 0, from: { place: { kind: 'company', after: half }, counts: noCounts } });
  expect(rest.all).toEqual(list.all.filter((pair) => pair.slice(0, 36) > half));
  const stopped = pass(t, {
    asListFrom: 0,
    onSlice: async () => {
      throw new Error('enough');
    },
  });
  await expect(stopped).rejects.toThrow('enough');
});
