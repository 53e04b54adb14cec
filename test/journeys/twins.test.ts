// One company once, in a browser: a twin seen while it is typed, doubtful pairs decided by keyboard, a merge made and undone.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runDedupe } from '#server/records/dedupe/index.ts';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, type World, webFolder } from '../support/journey.ts';

const ULM = { postalCode: '89073', city: 'Ulm', street: 'Donauweg', houseNumber: '4' };
const pairs = [
  ['Hagedorn Antriebe GmbH', 'Hagedorn Antriebe AG', { phone: '+4973112345', email: 'info@hagedorn.example' }],
  ['Kettler Armaturen GmbH', 'Kettler Armaturen KG', { phone: '+4973155555' }],
  ['Vogel Pumpentechnik GmbH', 'Vogel Pumpentechnik AG', { website: 'https://vogel.example' }],
] as const;

async function create(world: World, fields: object): Promise<string> {
  const { status, body } = await world.app.call('records.companies.create', fields, world.person);
  expect({ status, body }).toMatchObject({ status: 200 });
  return (body as { id: string }).id;
}

const living = async ({ app }: World): Promise<number> =>
  (await app.db.selectFrom('records.company').select('id').where('deleted_at', 'is', null).execute()).length;
const states = async ({ app }: World): Promise<string[]> =>
  (await app.db.selectFrom('oversight.proposal').select('state').orderBy('state').execute()).map((row) => row.state);

test.runIf(existsSync(webFolder))(
  'a twin is seen while it is typed, three doubtful pairs are decided by keyboard, and a merge is undone',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url, app } = world;
    const ids: string[] = [];
    for (const [name, twin, more] of pairs) {
      ids.push(await create(world, { ...ULM, name, ...more }));
      ids.push(
        await create(world, { ...ULM, name: twin, ...(name.startsWith('Hagedorn') ? { phone: '+4973167890' } : {}) }),
      );
    }
    await page.goto(`${url}/kunden`);
    await page.getByRole('button', { name: 'Neue Firma' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Hagedorn Antriebe');
    await page.getByRole('textbox', { name: 'PLZ' }).fill('89073');
    const twin = page.getByRole('link', { name: 'Hagedorn Antriebe GmbH, Ulm öffnen' });
    await twin.waitFor();
    await page.getByText('Name gleich').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'twins-typing');
    // By keyboard alone: the twin lies between the name and the rest of the form.
    await page.getByRole('textbox', { name: 'Name' }).press('Tab');
    expect(await page.locator(':focus').textContent()).toMatch(/^Hagedorn/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/kunden\/[0-9a-f-]{36}$/);

    const counts = await runDedupe(app.app, { dryRun: false, kinds: ['company'], onSlice: async () => {} });
    expect(counts).toMatchObject({ records: 6, asked: 3 });
    await page.goto(`${url}/pruefen`);
    await page.getByRole('article', { name: /Dieselbe Firma/ }).waitFor();
    await page.getByRole('heading', { name: 'Was dafür und dagegen spricht' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'twins-review');
    await page.keyboard.press('f');
    await expect.poll(() => states(world)).toEqual(['applied', 'open', 'open']);
    await page.getByRole('article').waitFor();
    await page.keyboard.press('x');
    await expect.poll(() => states(world)).toEqual(['applied', 'open', 'rejected']);
    await page.keyboard.press('u');
    await expect.poll(() => states(world)).toEqual(['applied', 'rejected', 'unsure']);
    expect(await living(world)).toBe(5);

    // The old address leads to the one that stayed, and there the merge is undone.
    const merge = await app.db.selectFrom('records.merge').selectAll().executeTakeFirstOrThrow();
    await page.goto(`${url}/kunden/${merge.gone_id}`);
    await page.waitForURL(`${url}/kunden/${merge.kept_id}`);
    await page.getByRole('button', { name: /^Trennen/ }).waitFor();
    await shoot(page, 'twins-merged');
    await page.getByRole('button', { name: /^Trennen/ }).click();
    await expect.poll(() => living(world)).toBe(6);
    await page.getByText('beide sind wieder zwei').first().waitFor();

    await page.goto(`${url}/steuerung/dubletten`);
    await page.getByRole('button', { name: 'Jetzt suchen' }).waitFor();
    await page.getByText('zu wenige Fälle').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'twins-control');
    expect(world.faults).toEqual([]);
  },
  180_000,
);
