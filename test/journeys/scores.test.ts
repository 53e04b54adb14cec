// Scores and forecasts in a browser: a model with its card, a deal with its waterfall, the forecast with its band, who falls silent, what they
// might buy, and a lead on its way from marketing to sales.
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { trainSubject } from '#server/insight/learning/index.ts';
import { refreshEverything } from '#server/insight/refresh/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { putDealHistory } from '../support/deal-history.ts';
import { openWorld, webFolder } from '../support/journey.ts';

/** Twenty customers who order every thirty days; the first fell silent four months ago. Half of them bought a coupling after the gear. */
async function putOrders(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with c as (insert into records.company (name, sort_name, name_key, relation, order_count)
        select 'Kunde ' || n, 'kunde ' || n, 'kunde ' || n, 'customer', 20 from generate_series(0, 19) n returning id, name),
      o as (insert into records.sales_order (company_id, number, ordered_on, total_cents)
        select c.id, c.name || '-' || k, current_date - (k * 30 + 2 + (length(c.name) + k) % 5) - case when c.name = 'Kunde 0' then 120 else 0 end, 250000
        from c cross join generate_series(0, 19) k returning id, number),
      l as (insert into records.order_line (order_id, position, product_number, description, quantity, total_cents)
        select o.id, 1, p, case p when 'G40' then 'Getriebe G40' else 'Kupplung KU7' end, 1, 250000
        from o cross join lateral (select case when o.number ~ '[13579]-[0-3]$' then 'KU7' else 'G40' end as p) x returning 1)
    select id from c where name = 'Kunde 0' and (select count(*) from l) > 0`.execute(db);
  return rows[0]!.id;
}

const seen = async (page: Page, name: string): Promise<void> => {
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, name);
};

test.runIf(existsSync(webFolder))(
  'a chance stands with its reasons, a forecast with its past, a silent customer with what is at stake, a lead with who must do what',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url, app, person, faults } = world;
    await page.goto(`${url}/gefaehrdet`);
    await page.getByText('Noch keine Bestellungen').waitFor();
    await page.goto(`${url}/steuerung/gelernt`);
    await page.getByText('Noch keine Chance ist entschieden').waitFor();

    const today = new Date().toISOString().slice(0, 10);
    const made = await putDealHistory(app.db, { today, count: 240, signal: 1.2, open: 12 });
    const silent = await putOrders(app.db);
    expect(await trainSubject(app.app, 'deal', 'first')).toMatchObject({ state: 'in-use' });
    await refreshEverything(app.app);

    await page.reload();
    await page.getByRole('img', { name: /^Vorhergesagt und eingetroffen/ }).waitFor();
    await page.getByText('Gleich behandelt?').waitFor();
    await seen(page, 'gelernt');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Modellkarte herunterladen' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('deal-model-1.html');

    await page.goto(`${url}/chancen`);
    await page
      .getByTitle(/^Aussicht aus der eigenen Vergangenheit/)
      .first()
      .waitFor();
    await page.goto(`${url}/chancen/${made.at(-1)!.deal}`);
    await page.getByText(/^Gelernt aus \d+ eigenen Fällen/).waitFor();
    await page.getByText('Wahrscheinlichkeit', { exact: true }).waitFor();

    await page.goto(`${url}/prognose`);
    await page.getByRole('img', { name: /^Mit 50 % zwischen/ }).waitFor();
    await page.getByText('Wie gut die Prognose bisher war').waitFor();
    await seen(page, 'prognose');

    await page.goto(`${url}/zusatzverkauf`);
    await page.getByText('Kupplung KU7').first().waitFor();
    await seen(page, 'zusatzverkauf');

    await page.goto(`${url}/gefaehrdet?teil=lost`);
    await page.getByText(/^Seit 12\d Tagen keine Bestellung/).waitFor();
    await seen(page, 'gefaehrdet');
    await page.getByRole('link', { name: 'Kunde 0' }).click();
    await page.waitForURL(`**/kunden/${silent}`);
    await page.getByRole('heading', { name: 'Bestellrhythmus' }).waitFor();

    const lead = await app.call(
      'records.companies.create',
      { name: 'Adler Antriebe GmbH', relation: 'inquiry' },
      person,
    );
    await page.goto(`${url}/kunden/${(lead.body as { id: string }).id}`);
    await page.getByRole('button', { name: 'An Vertrieb übergeben' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Wer soll ihn annehmen?' }).click();
    await page.getByRole('option', { name: 'Anna Petersen' }).click();
    await dialog.getByRole('button', { name: 'An Vertrieb übergeben' }).click();
    await page.getByText(/^Anna Petersen muss bis .* annehmen oder ablehnen/).waitFor();
    await page.getByRole('button', { name: 'Annehmen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Annehmen' }).click();
    await page.getByText('Seit der Annahme noch kein Gespräch').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await seen(page, 'lead');
    expect(faults).toEqual([]);
  },
  90_000,
);
