import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, webFolder } from '../support/journey.ts';

test.runIf(existsSync(webFolder))(
  'on the page of a customer, sale facts open a mail, an objection closes it, lifting opens it, a consent is recorded with its form',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url, app, person } = world;
    const created = await app.call(
      'records.companies.create',
      { name: 'Adler Antriebstechnik GmbH', relation: 'customer', city: 'Ulm', email: 'einkauf@adler-antriebe.de' },
      person,
    );
    const { id } = created.body as { id: string };
    await app.db
      .insertInto('records.sales_order')
      .values({ company_id: id, number: 'A-2041', ordered_on: '2026-03-04' })
      .execute();
    await page.goto(`${url}/kunden/${id}`);
    const law = page.getByRole('region', { name: 'Dürfen wir?' });
    await law.getByRole('button', { name: /Prüfen und festhalten.*einkauf@adler-antriebe.de/ }).click();
    await law.getByRole('heading', { name: 'E-Mail: verboten' }).waitFor();

    await law.getByRole('button', { name: 'Bestandskunde (§ 7 Abs. 3)' }).click();
    const sale = page.getByRole('dialog', { name: 'Werbung an Bestandskunden (§ 7 Abs. 3 UWG)' });
    expect(await sale.getByLabel('Mit welchem Verkauf kam die Adresse?').inputValue()).toBe('Auftrag A-2041');
    expect(await sale.getByLabel('Tag des Verkaufs').inputValue()).toBe('04.03.2026');
    await sale.getByLabel('Welche eigenen ähnlichen Produkte').fill('Getriebemotoren');
    await sale.getByLabel('als die Adresse erhoben wurde').fill('Sie können jederzeit widersprechen.');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'bestandskunde');
    await sale.getByRole('button', { name: 'Festhalten', exact: true }).click();
    // Three of four: a person has to look.
    await law.getByRole('heading', { name: 'E-Mail: Mensch entscheidet' }).waitFor();
    await law.getByRole('button', { name: 'Bestandskunde (§ 7 Abs. 3)' }).click();
    await sale.getByLabel('der in jeder Mail steht').fill('Abmelden: Ein Klick genügt.');
    await sale.getByRole('button', { name: 'Festhalten', exact: true }).click();
    await law.getByRole('heading', { name: 'E-Mail: erlaubt' }).waitFor();
    await law.getByText('Regel R51').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'kontaktrecht');

    await law.getByRole('button', { name: 'Widerspruch festhalten' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Festhalten', exact: true }).click();
    await law.getByRole('heading', { name: 'E-Mail: verboten' }).waitFor();
    await law.getByRole('button', { name: 'Widerspruch zurücknehmen' }).click();
    const lift = page.getByRole('dialog', { name: 'Widerspruch zurücknehmen' });
    expect(await lift.getByRole('button', { name: 'Festhalten' }).isDisabled()).toBe(true);
    await lift.getByLabel('Was hat sie gesagt').fill('Rief heute an: Angebote sind wieder willkommen.');
    await shoot(page, 'widerspruch-zuruecknehmen');
    await lift.getByRole('button', { name: 'Festhalten' }).click();
    await law.getByRole('heading', { name: 'E-Mail: erlaubt' }).waitFor();
    expect(await law.getByRole('button', { name: 'Widerspruch zurücknehmen' }).count()).toBe(0);

    await law.getByRole('button', { name: 'Einwilligung festhalten' }).click();
    const consent = page.getByRole('dialog', { name: 'Einwilligung festhalten' });
    await consent.getByLabel('Wortlaut, dem zugestimmt wurde').fill('Ja, ich möchte den Newsletter.');
    await consent.getByLabel('Formular oder Fassung').fill('Messe 2026');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'formular.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Formular') });
    await consent.getByText('formular.pdf').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'einwilligung-festhalten');
    await consent.getByRole('button', { name: 'Festhalten', exact: true }).click();
    await page.getByText('Festgehalten und nachgewiesen.').waitFor();
    await law.getByRole('link', { name: 'Beleg: formular.pdf' }).waitFor();
    await law.getByLabel('Zweck').selectOption('marketing_other');
    await law.getByText('Regel R50').waitFor();
    const actions = await app.db.selectFrom('oversight.audit').select('action').orderBy('seq').execute();
    expect(actions.map((row) => row.action).slice(-5)).toEqual([
      'sale-facts.recorded',
      'sale-facts.recorded',
      'objection.raised',
      'objection.lifted',
      'consent.recorded',
    ]);
    // A mistake is struck out with a reason.
    await law.getByRole('button', { name: 'Streichen' }).last().click();
    const strike = page.getByRole('dialog', { name: 'Irrtümlich Erfasstes streichen' });
    await strike.getByLabel('Warum?').fill('Falsche Adresse');
    await strike.getByRole('button', { name: 'Streichen' }).click();
    await law.getByText('Regel R53').waitFor();
    expect(world.faults).toEqual([]);
  },
  120_000,
);
