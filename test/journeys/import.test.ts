import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  accessibilityFaults,
  firstAdmin,
  openBrowser,
  type RunningLotse,
  shoot,
  signInFirst,
  startLotse,
} from '../support/browser.ts';

let lotse: RunningLotse;
const folder = mkdtempSync(join(tmpdir(), 'lotse-journey-'));

beforeAll(async () => {
  lotse = await startLotse();
}, 120_000);
afterAll(async () => {
  await lotse.stop();
  rmSync(folder, { recursive: true });
}, 30_000);

/** As a merchandise system of 2009 would write it: Windows-1252, semicolons, dirt. */
const list = [
  'Kd-Nr;Firmenname;Strasse;PLZ;Ort;Tel.;E-Mail;Ansprechpartner;Kundenstatus',
  '1001;Maschinenfabrik Gebr. Köster GmbH & Co. KG;Werkstraße 12;89073;Ulm;0049 (0)731/123-45;info@koester.example;Herr Dr.-Ing. Jürgen Köster;Kunde',
  '1002;Weiß Fördertechnik AG;Am Hafen 3;21079;Hamburg;040 66969001;kontakt@weiss.example;Anna Weiß;Interessent',
  '1003;Müller & Söhne;;70565;Stuttgart;siehe Website;mueller@@soehne.example;;Anfrage',
  '1004;;;70565;Stuttgart;;;;Kunde',
].join('\r\n');

test('a customer list becomes records, shows whom to contact, and can be taken back', {
  timeout: 120_000,
}, async () => {
  const path = join(folder, 'Kundenliste.csv');
  writeFileSync(path, Buffer.from(list, 'latin1'));
  const journey = await openBrowser({ bypassCSP: true });
  const { page } = journey;
  try {
    await signInFirst(page, lotse);
    await page.getByText('Eigene Daten importieren').click();
    await page.getByRole('link', { name: 'Datei importieren' }).first().click();
    await page.locator('input[type=file]').setInputFiles(path);

    await page.getByRole('heading', { name: 'Was bedeuten die Spalten?' }).waitFor();
    expect(await page.getByLabel('Bedeutung in Lotse: Firmenname').inputValue()).toBe('company.name');
    expect(await page.getByLabel('Bedeutung in Lotse: Tel.').inputValue()).toBe('company.phone');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'import-spalten');
    await page.getByRole('button', { name: 'Probelauf starten' }).click();

    await page.getByRole('heading', { name: 'Das wird geschehen' }).waitFor({ timeout: 30_000 });
    await page.getByRole('tab', { name: '3 Neu' }).waitFor();
    await page.getByRole('tab', { name: '1 Fehlerhaft' }).click();
    await page.getByRole('cell', { name: '5', exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'import-probelauf');
    await page.getByRole('button', { name: '3 Zeilen übernehmen' }).click();

    await page.getByRole('heading', { name: 'Importiert' }).waitFor({ timeout: 30_000 });
    await shoot(page, 'import-ergebnis');
    await page.getByRole('link', { name: 'Kunden ansehen' }).click();
    await page.getByText('Maschinenfabrik Gebr. Köster GmbH & Co. KG').first().waitFor();
    await page.goBack();

    await page.getByRole('button', { name: 'Import zurücknehmen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Import zurücknehmen' }).click();
    await page.getByRole('heading', { name: 'Der Import ist zurückgenommen' }).waitFor({ timeout: 30_000 });
    await page.goto(`${lotse.url}/kunden`);
    await page.getByRole('heading', { name: 'Kunden' }).waitFor();
    expect(await page.getByText('Maschinenfabrik Gebr. Köster GmbH & Co. KG').count()).toBe(0);
    expect(journey.faults).toEqual([]);
  } finally {
    await journey.close();
  }
});

async function signInAgain(page: Page): Promise<void> {
  await page.goto(`${lotse.url}/anmelden`);
  await page.getByLabel('E-Mail-Adresse').fill(firstAdmin.email);
  await page.getByLabel('Passwort', { exact: true }).fill(firstAdmin.password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('navigation', { name: 'Hauptnavigation' }).locator('visible=true').waitFor();
}

test('closing the browser in the middle of an import stops nothing', { timeout: 120_000 }, async () => {
  // A plain name: without a locale (env -i) Chromium cannot open a file whose name has an umlaut.
  const path = join(folder, 'Liste-mit-3000.csv');
  const rows = Array.from(
    { length: 3000 },
    (_, n) => `${20_000 + n};Werk ${n} Metallbau GmbH;${10_115 + n};Berlin;info@werk-${n}.example`,
  );
  writeFileSync(path, ['Kundennummer;Firma;PLZ;Ort;E-Mail', ...rows].join('\n'));
  const first = await openBrowser({ bypassCSP: true });
  try {
    await signInAgain(first.page);
    await first.page.goto(`${lotse.url}/importe`);
    await first.page.getByRole('link', { name: 'Datei importieren' }).first().click();
    await first.page.locator('input[type=file]').setInputFiles(path);
    await first.page.getByRole('button', { name: 'Probelauf starten' }).click({ timeout: 60_000 });
    await first.page.getByRole('button', { name: '3.000 Zeilen übernehmen' }).click({ timeout: 60_000 });
    await first.page.waitForURL(/\/importe\/[0-9a-f-]{36}/);
  } finally {
    await first.close();
  }
  const second = await openBrowser({ bypassCSP: true });
  try {
    await signInAgain(second.page);
    await second.page.goto(`${lotse.url}/importe`);
    await second.page.getByRole('link', { name: 'Liste-mit-3000.csv' }).first().click();
    await second.page.getByRole('heading', { name: 'Importiert' }).waitFor({ timeout: 60_000 });
    await second.page.getByText('3.000').first().waitFor();
  } finally {
    await second.close();
  }
});

test('a file that is no table is refused in words, and another can be chosen', { timeout: 60_000 }, async () => {
  const path = join(folder, 'Kundenliste-neu.csv');
  writeFileSync(path, '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\n');
  const journey = await openBrowser({ bypassCSP: true });
  const { page } = journey;
  try {
    await signInAgain(page);
    await page.goto(`${lotse.url}/importe/neu`);
    await page.locator('input[type=file]').setInputFiles(path);
    expect(await page.getByRole('alert').innerText()).toMatch(/keine Tabelle|keine Liste/);
    await page.getByText('Datei hierher ziehen').waitFor();
  } finally {
    await journey.close();
  }
});
