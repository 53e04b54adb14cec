import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { shoot } from '../support/browser.ts';
import { openWorld, webFolder } from '../support/journey.ts';

test.runIf(existsSync(webFolder))(
  'own fields of every type are filtered by in the lists of companies, people and deals',
  async () => {
    const world = await openWorld('admin', 'Anna Petersen');
    const { page, url, app, person } = world;
    const say = async (name: string, input: unknown) => {
      const { status, body } = await app.call(name, input, person);
      expect({ name, status, body }).toMatchObject({ status: 200 });
      return body as { readonly id: string; readonly key: string };
    };
    const field = (kind: string, label: string, type: string, choices: string[] = []) =>
      say('records.fields.save', { kind, label, type, choices });
    const rating = await field('company', 'Kundenwert', 'choice', ['A', 'B']);
    const machines = await field('company', 'Maschinen', 'number');
    const audited = await field('company', 'Auditiert', 'boolean');
    const visited = await field('company', 'Besucht am', 'date');
    const hobby = await field('person', 'Hobby', 'text');
    const probe = await field('deal', 'Muster verschickt', 'boolean');
    const { id } = await say('records.companies.create', {
      name: 'Adler Pressen KG',
      custom: { [rating.key]: 'A', [machines.key]: 12, [audited.key]: true, [visited.key]: '2026-05-04' },
    });
    await say('records.companies.create', { name: 'Bergmann GmbH', custom: { [rating.key]: 'B' } });
    await say('records.people.create', { lastName: 'Vogt', custom: { [hobby.key]: 'Segeln' } });
    await say('records.people.create', { lastName: 'Wolf' });
    await say('records.deals.create', { companyId: id, title: 'Linie 4', custom: { [probe.key]: true } });
    await say('records.deals.create', { companyId: id, title: 'Linie 5' });

    const filter = async (name: string, fill: () => Promise<void>) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('combobox', { name: 'Filter hinzufügen' }).fill(name);
      await page.getByRole('option', { name }).click();
      await fill();
      await page.getByRole('button', { name: 'Anwenden' }).click();
    };
    const condition = async (name: string) => {
      await page.getByRole('combobox', { name: 'Bedingung' }).click();
      await page.getByRole('option', { name, exact: true }).click();
    };
    const value = async (name: string) => {
      await page.getByRole('combobox', { name: 'Wert' }).click();
      await page.getByRole('option', { name, exact: true }).click();
    };
    const only = async (name: string) => {
      await page.getByRole('gridcell', { name }).waitFor();
      await expect.poll(() => page.getByRole('row').count()).toBe(2);
    };
    await page.goto(`${url}/kunden`);
    await page.getByRole('gridcell', { name: 'Bergmann GmbH' }).waitFor();
    await filter('Kundenwert', () => value('A'));
    await only('Adler Pressen KG');
    await page.getByText('Kundenwert: A').waitFor();
    await filter('Maschinen', async () => {
      await page.getByLabel('von', { exact: true }).fill('10');
      await page.getByLabel('bis', { exact: true }).fill('20');
    });
    await only('Adler Pressen KG');
    await filter('Auditiert', () => value('ja'));
    await only('Adler Pressen KG');
    await filter('Besucht am', () => page.getByLabel('von', { exact: true }).fill('1.5.2026'));
    await only('Adler Pressen KG');
    await shoot(page, 'eigene-felder-filter');
    await page.reload();
    await only('Adler Pressen KG');
    await page.getByText('Besucht am: ab 01.05.2026').waitFor();

    // An own field is filled in by hand on the page of the company, and its history tells who did.
    await page.goto(`${url}/kunden/${id}`);
    await page.getByRole('button', { name: 'Maschinen ändern' }).click();
    await page.getByRole('textbox', { name: 'Maschinen' }).fill('viele');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Maschinen' }).fill('1.250');
    await page.keyboard.press('Enter');
    await page.getByText('1.250', { exact: true }).waitFor();
    const { custom } = await app.db
      .selectFrom('records.company')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(custom).toMatchObject({ [machines.key]: 1250, [rating.key]: 'A' });

    // Those of people and deals stand in their forms; an edit says only what was changed.
    await page.goto(`${url}/kontakte`);
    await page.getByRole('gridcell', { name: 'Vogt' }).click();
    await page.getByRole('button', { name: 'Bearbeiten' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Hobby').fill('Rudern');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('complementary').getByText('Rudern').waitFor();
    const { rows } = await sql<{ fields: object }>`
      select fields from intake.observation where kind = 'person' order by id desc limit 1`.execute(app.db);
    expect(Object.keys(rows[0]?.fields ?? {})).toEqual([`custom.${hobby.key}`]);

    await page.goto(`${url}/kontakte`);
    await page.getByRole('gridcell', { name: 'Wolf' }).waitFor();
    await filter('Hobby', async () => {
      await condition('enthält');
      await page.getByRole('textbox', { name: 'Wert' }).fill('ruder');
    });
    await only('Vogt');
    await page.goto(`${url}/chancen?als=tabelle`);
    await page.getByRole('gridcell', { name: 'Linie 5' }).waitFor();
    await filter('Muster verschickt', () => value('ja'));
    await only('Linie 4');
    expect(world.faults).toEqual([]);
  },
  120_000,
);
