// The parts of Steuerung that set the house in order, in a browser.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, webFolder } from '../support/journey.ts';

test.runIf(existsSync(webFolder))(
  'a colleague is invited, signs in by the link, and is let out again',
  async () => {
    const { page, url, browser, faults } = await openWorld('admin', 'Jana Petersen');
    await page.goto(`${url}/steuerung/personen`);
    await page.getByLabel('Neues Team').fill('Süd');
    await page.keyboard.press('Enter');
    await page.getByText('Team Süd ist angelegt.').waitFor();

    await page.getByRole('heading', { name: 'Personen' }).click();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Łukasz Nowak');
    await dialog.getByLabel('E-Mail-Adresse').fill('nowak@muster.example');
    await dialog.getByLabel('Team').selectOption({ label: 'Süd' });
    await dialog.getByRole('button', { name: 'Link erzeugen' }).click();
    const link = await dialog.getByLabel('Link').inputValue();
    expect(link.startsWith(`${url}/anmelden/einladung?token=`)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Fertig' }).click();

    const row = page.getByRole('listitem').filter({ hasText: 'nowak@muster.example' });
    await row.getByText('eingeladen').waitFor();
    expect(await row.getByLabel('Rolle von Łukasz Nowak').inputValue()).toBe('sales');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'personen');

    const other = await browser.newContext({ locale: 'de-DE' });
    const theirs = await other.newPage();
    await theirs.goto(link);
    await theirs.getByLabel('Passwort', { exact: true }).fill('Noch ein ganzer Satz.');
    await theirs.getByRole('button', { name: 'Passwort setzen und anmelden' }).click();
    await theirs.getByRole('button', { name: 'Konto von Łukasz Nowak' }).waitFor();
    // Sales may not manage people: the part is neither listed nor opened.
    await theirs.goto(`${url}/steuerung/personen`);
    await theirs.waitForURL('**/steuerung/autonomie');
    expect(await theirs.getByRole('link', { name: 'Personen und Teams' }).count()).toBe(0);

    await page.reload();
    await row.getByLabel('Rolle von Łukasz Nowak').selectOption('marketing');
    await page.getByText('Gespeichert: Łukasz Nowak').waitFor();
    await page.keyboard.press('z');
    await expect.poll(() => row.getByLabel('Rolle von Łukasz Nowak').inputValue()).toBe('sales');

    await row.getByRole('button', { name: 'Mehr zu Łukasz Nowak' }).click();
    await page.getByRole('menuitem', { name: 'Link für neues Passwort' }).click();
    await dialog.getByRole('button', { name: 'Link erzeugen' }).click();
    const reset = await dialog.getByLabel('Link', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'Fertig' }).click();
    await theirs.goto(reset);
    await theirs.getByRole('heading', { name: 'Neues Passwort' }).waitFor();

    await row.getByRole('button', { name: 'Mehr zu Łukasz Nowak' }).click();
    await page.getByRole('menuitem', { name: 'Stilllegen' }).click();
    await row.getByText('stillgelegt').waitFor();
    expect(faults).toEqual([]);
  },
  120_000,
);
