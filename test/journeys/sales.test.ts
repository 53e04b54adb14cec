import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, webFolder } from '../support/journey.ts';

test.runIf(existsSync(webFolder))(
  'orders, quotes and products are added, changed and deleted by hand, and a deletion is taken back',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url, app, person } = world;
    const created = await app.call('records.companies.create', { name: 'Adler Antriebstechnik GmbH' }, person);
    const { id } = created.body as { id: string };
    await page.goto(`${url}/kunden/${id}`);
    await page.getByRole('button', { name: 'Auftrag anlegen' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Summe').fill('viel');
    await form.getByRole('button', { name: 'Anlegen' }).click();
    await form.getByText('Das ist kein Betrag.').waitFor();
    await form.getByLabel('Nummer').fill('A-7');
    await form.getByLabel('Summe').fill('1.250,50');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'auftrag-anlegen');
    await form.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByText('Angelegt: A-7').waitFor();
    await page.getByRole('link', { name: 'A-7' }).click();
    await page.waitForURL('**/auftraege**');
    const panel = page.getByRole('complementary', { name: /A-7/ });
    await panel.getByText('1.250,50').waitFor();
    await panel.getByRole('button', { name: /von Hand.*Summe/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'auftraege');
    await panel.getByRole('button', { name: 'Auftrag ändern' }).click();
    await form.getByLabel('Status').fill('geliefert');
    await form.getByRole('button', { name: 'Position hinzufügen' }).click();
    await form.getByRole('button', { name: 'Speichern' }).click();
    await form.getByText('Was wurde bestellt?').waitFor();
    await form.getByLabel('Produkt, Position 1').fill('Montage vor Ort');
    await form.getByLabel('Menge, Position 1').fill('2,5');
    await form.getByLabel('Einzelpreis, Position 1').fill('500,20');
    await form.getByText('Positionen zusammen: 1.250,50').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'auftrag-positionen');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await panel.getByText('geliefert').waitFor();
    await panel.getByRole('row', { name: /Montage vor Ort/ }).waitFor();
    await panel.getByRole('button', { name: 'Löschen' }).click();
    await page.getByText('Gelöscht: A-7').waitFor();
    await page.keyboard.press('z');
    await page.getByText('Wiederhergestellt: A-7').waitFor();
    const order = await app.db.selectFrom('records.sales_order').selectAll().executeTakeFirstOrThrow();
    expect(order).toMatchObject({ number: 'A-7', status: 'geliefert', total_cents: 125_050, deleted_at: null });

    await page.goto(`${url}/produkte`);
    await page.getByText('Noch keine Produkte').waitFor();
    await page.keyboard.press('n');
    await form.getByLabel('Nummer').fill('G40');
    await form.getByLabel('Name').fill('Stirnradgetriebe G40');
    await form.getByLabel('Preis', { exact: true }).fill('499');
    await form.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('gridcell', { name: 'Stirnradgetriebe G40' }).waitFor();
    await page.getByRole('button', { name: 'Neues Produkt' }).click();
    await form.getByLabel('Nummer').fill('G40');
    await form.getByLabel('Name').fill('Noch eines');
    await form.getByRole('button', { name: 'Anlegen' }).click();
    await form.getByText('Diese Nummer gibt es schon.').waitFor();
    await page.keyboard.press('Escape');
    await shoot(page, 'produkte');

    await page.goto(`${url}/angebote`);
    await page.getByText('Noch keine Angebote').waitFor();
    await page.keyboard.press('n');
    await form.getByLabel('Firma').fill('Adler');
    await page.getByRole('option', { name: /Adler/ }).click();
    await form.getByLabel('Nummer').fill('Q-1');
    await form.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByRole('gridcell', { name: 'offen' }).waitFor();
    const quote = await app.db.selectFrom('records.quote').selectAll().executeTakeFirstOrThrow();
    expect(quote).toMatchObject({ number: 'Q-1', company_id: id, status: 'open' });
    expect(world.faults.filter((fault) => !fault.includes('400'))).toEqual([]);
  },
  120_000,
);
