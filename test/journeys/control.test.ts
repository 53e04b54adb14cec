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

    await page.getByRole('heading', { name: 'Personen', exact: true }).click();
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

    // Who is alone cannot lock everybody out; the dialog stays and says why.
    await page.getByLabel('Rolle von Jana Petersen').selectOption('reader');
    await dialog.getByRole('button', { name: 'Rolle ändern' }).click();
    await dialog.getByText('Das ist das letzte Konto').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByLabel('Rolle von Jana Petersen').inputValue()).toBe('admin');
  },
  120_000,
);

test.runIf(existsSync(webFolder))(
  'a key is shown once, works until it is removed, and the system says how it is',
  async () => {
    const { page, url, faults } = await openWorld('admin', 'Jana Petersen');
    await page.goto(`${url}/steuerung/api-schluessel`);
    await page.getByRole('heading', { name: 'Noch kein Schlüssel' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wofür?').fill('Webshop');
    await page.keyboard.press('Enter');
    const key = await dialog.getByLabel('Schlüssel', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'Fertig' }).click();
    await page.getByRole('heading', { name: 'Webshop' }).waitFor();
    expect(await page.content()).not.toContain(key);
    const asked = () => fetch(`${url}/api/v1/deal-stages`, { headers: { authorization: `Bearer ${key}` } });
    expect((await asked()).status).toBe(200);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'api-schluessel');
    await page.getByRole('button', { name: 'Schlüssel Webshop entfernen' }).click();
    await dialog.getByRole('button', { name: 'Entfernen' }).click();
    await page.getByText('Schlüssel Webshop ist entfernt.').waitFor();
    expect((await asked()).status).toBe(401);

    // The parts stand in the palette, too.
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Firma, Person, Nummer oder Befehl').fill('System');
    await page.getByRole('dialog').getByText('System', { exact: true }).click();
    await page.getByText(/PostgreSQL \d+/).waitFor();
    await page.getByText(/aktuell, \d+ Schritte/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'system');
    // On a phone one field names the open part and leads to the others.
    await page.setViewportSize({ width: 390, height: 844 });
    const parts = page.getByRole('combobox', { name: 'Bereiche' });
    expect(await parts.inputValue()).toBe('/steuerung/system');
    await parts.selectOption({ label: 'API-Schlüssel' });
    await page.waitForURL('**/steuerung/api-schluessel');
    await parts.selectOption({ label: 'System' });
    await page.getByRole('link', { name: 'Beschreibung der API' }).click();
    await page.waitForURL('**/api');
    expect(faults).toEqual([]);
  },
  120_000,
);

test.runIf(existsSync(webFolder))(
  'settings go back to their standard, own fields are hidden and shown, stages are ordered',
  async () => {
    const { page, url, app, faults } = await openWorld('head_of_sales', 'Anna Petersen');
    await page.goto(`${url}/steuerung/einstellungen`);
    const limits = page.getByRole('form', { name: 'Höchstens so viel Kontakt' });
    await limits.getByLabel('je Person').fill('3');
    await page.keyboard.press('Enter');
    await page.getByText('Gespeichert: Höchstens so viel Kontakt').waitFor();
    const stored = () => app.db.selectFrom('platform.setting').select(['key', 'value']).execute();
    expect(await stored()).toEqual([{ key: 'contact.limits', value: { person: 3, account: 8 } }]);
    // The company's name is the administration's.
    expect(await page.getByRole('form', { name: 'Name der Firma' }).getByRole('textbox').isDisabled()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'einstellungen');
    await limits.getByRole('button', { name: 'Auf Standard zurück' }).click();
    await expect.poll(stored).toEqual([]);
    await expect.poll(() => limits.getByLabel('je Person').inputValue()).toBe('4');
    await page.keyboard.press('z');
    await expect.poll(() => limits.getByLabel('je Person').inputValue()).toBe('3');

    await page.getByRole('link', { name: 'Eigene Felder' }).click();
    await page.getByRole('button', { name: 'Neues Feld' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Maschinenpark');
    await dialog.getByLabel('Art').selectOption('choice');
    await dialog.getByRole('textbox', { name: 'Auswahl' }).fill('Fräsen\nDrehen\n\nDrehen');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Auswahl: Fräsen, Drehen').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'felder');
    await page.getByRole('button', { name: 'Feld Maschinenpark ausblenden' }).click();
    await page.getByText('ausgeblendet', { exact: true }).waitFor();
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Feld Maschinenpark ausblenden' }).waitFor();
    await page.keyboard.press('n');
    await dialog.getByLabel('Name').fill('Maschinenpark');
    await page.keyboard.press('Enter');
    await dialog.getByText('Ein Feld dieses Namens gibt es schon').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Phasen der Chancen' }).click();
    await page.getByRole('button', { name: 'Phase hinzufügen' }).click();
    await page.keyboard.type('Muster beim Kunden');
    await page.getByLabel('Aussicht von Muster beim Kunden').fill('60');
    await page.getByRole('button', { name: 'Muster beim Kunden nach vorn' }).click();
    await page.getByRole('button', { name: 'Verhandlung ausblenden' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'phasen');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Die Phasen sind gespeichert.').waitFor();
    const inOrder = () =>
      app.db
        .selectFrom('records.deal_stage')
        .select(['label', 'label_en', 'probability', 'archived'])
        .orderBy('position')
        .execute();
    const stages = await inOrder();
    expect(stages.map(({ label }) => label)).toEqual([
      'Qualifiziert',
      'Bedarf geklärt',
      'Angebot abgegeben',
      'Muster beim Kunden',
      'Verhandlung',
      'Gewonnen',
      'Verloren',
    ]);
    expect(stages[3]).toMatchObject({ label_en: 'Muster beim Kunden', probability: 60 });
    expect(stages[4]?.archived).toBe(true);
    await page.keyboard.press('z');
    await expect.poll(async () => (await inOrder()).filter(({ archived }) => !archived).length).toBe(6);
    // The one refusal that the browser logs is the field's name that exists already.
    expect(faults.filter((fault) => !fault.includes('400') && !fault.includes('422'))).toEqual([]);
  },
  120_000,
);
