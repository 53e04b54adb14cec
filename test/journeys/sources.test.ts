import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trial } from '#server/intake/sources/fetch-politely.ts';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld } from '../support/journey.ts';

const firms = [
  ['Maschinenfabrik Gebr. Köster GmbH & Co. KG', 'Werkstraße 12', '88662 Überlingen', '07551 9231-0'],
  ['Weiß Fördertechnik AG', 'Am Hafen 3', '21079 Hamburg', '040 66969001'],
  ['Brunnhofer Antriebstechnik GmbH', 'Industriering 4', '89073 Ulm', '0731 40200'],
  ['Lindenhofer Druckguss KG', 'Gießereiweg 1', '70565 Stuttgart', '0711 781190'],
  ['Steinacher Zerspanung GmbH', 'Talweg 22', '72072 Tübingen', '07071 5501'],
  ['Oberrieder Werkzeugbau e. K.', 'Am Bach 5', '79098 Freiburg', '0761 20310'],
] as const;
let shown = firms.slice(0, 5);

const site = createServer((request, response) => {
  if (request.url === '/robots.txt') return response.writeHead(404).end();
  if (request.url === '/impressum')
    return response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        '<html><body><h1>Impressum</h1><p>Weiß Fördertechnik AG<br>Am Hafen 3<br>21079 Hamburg</p><p>Telefon 040 66969001</p><p>Vorstand: Jutta Weiß</p></body></html>',
      );
  const items = shown.map(
    ([name, street, place, phone]) =>
      `<li><h3>${name.replace('&', '&amp;')}</h3><p>${street}</p><p>${place}</p><p>Tel. ${phone}</p><p class="was">Frästeile</p></li>`,
  );
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<html><body><main><h1>Unsere Mitglieder</h1><ul>${items.join('')}</ul></main><footer><a href="/impressum">Impressum</a></footer></body></html>`,
    );
});
beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  trial.loopback = false;
  site.closeAllConnections();
  site.close();
});

test('an address becomes a watched source, and what is new there a lead with its evidence', {
  timeout: 120_000,
}, async () => {
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/mitglieder`;
  shown = firms.slice(0, 5);
  trial.loopback = false;
  const world = await openWorld('head_of_sales', 'Vera Vogt');
  const { page } = world;
  await page.goto(`${world.url}/quellen`);
  await page.getByText('Noch keine Quelle').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quellen-leer');
  await page.getByRole('link', { name: 'Quelle hinzufügen' }).first().click();

  // An address inside the own network is refused in words, whoever asks.
  await page.getByLabel('Adresse').fill('http://192.168.0.1/');
  await page.getByRole('button', { name: 'Ansehen' }).click();
  await page.getByRole('alert').getByText('internes Netz').waitFor();

  trial.loopback = true;
  await page.getByLabel('Adresse').fill(address);
  await page.getByRole('button', { name: 'Ansehen' }).click();
  await page.getByRole('heading', { name: '5 Einträge erkannt' }).waitFor();
  await page.getByRole('cell', { name: 'Maschinenfabrik Gebr. Köster GmbH & Co. KG' }).waitFor();
  // What Lotse did not recognise is pointed at on the page itself.
  await page.getByRole('button', { name: 'Auf der Seite zeigen' }).click();
  await page.getByRole('button', { name: 'Frästeile' }).first().click();
  await page.getByLabel('Diese Zeile ist').selectOption({ label: 'Branche' });
  await page.getByRole('complementary', { name: 'Was gelesen wird' }).getByText('gezeigt').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quelle-zeigen');
  await page.getByLabel('Name der Quelle').fill('Verband Metall Südwest');
  await page.getByLabel('Rechtsgrundlage').fill('Art. 6 Abs. 1 lit. f DSGVO, öffentliches Mitgliederverzeichnis');
  await page.getByLabel('Leads nur aus diesen Postleitzahlen').fill('7, 8');
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quelle-neu');
  await page.getByRole('button', { name: 'Quelle anlegen' }).click();
  await page.getByRole('heading', { name: 'Verband Metall Südwest' }).waitFor();
  await world.app.jobs.runAll();
  await page.getByText('Seit dem ersten Lesen hat sich nichts geändert.').waitFor();

  shown = [...firms];
  await page.getByRole('button', { name: 'Jetzt lesen' }).click();
  await page.getByText('Die Quelle wird gelesen').waitFor();
  await world.app.jobs.runAll();
  await page.reload();
  await page.getByRole('heading', { name: 'Was sich geändert hat' }).waitFor();
  await page.getByText('als neue Firma angelegt').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quelle');
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await page.getByLabel('Vertrauen').fill('55');
  await page.getByLabel('Leads nur aus diesen Postleitzahlen').fill('7');
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quelle-bearbeiten');
  await page.getByRole('button', { name: 'Änderungen speichern' }).click();
  // Back on the source's page; a click before that would be overtaken by it.
  await page.getByRole('heading', { name: 'Was sich geändert hat' }).waitFor();
  await page.getByRole('link', { name: /Leseregel/ }).click();
  await page.getByRole('button', { name: 'An gespeicherten Seiten prüfen' }).click();
  await page.getByText('+ Oberrieder Werkzeugbau e. K.').waitFor();
  await page.getByText('von Hand berichtigt').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quelle-leseregel');
  await page.getByRole('link', { name: 'Zurück zur Quelle' }).click();
  await page.getByRole('button', { name: 'Brauchbar' }).click();
  await page.getByRole('link', { name: 'Firma öffnen' }).first().click();
  await page.getByRole('heading', { name: /Oberrieder Werkzeugbau/ }).waitFor();
  await page.goto(`${world.url}/quellen`);
  await page.getByText('1 von 1').waitFor();
  await shoot(page, 'quellen');

  // Research: a list is uploaded, its hosts approved, and every value stands beside its proof.
  await page.getByRole('link', { name: 'Recherche' }).click();
  await page.getByText('Noch keine Liste recherchiert').waitFor();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Liste hochladen' }).click();
  await (await choosing).setFiles({
    name: 'firmen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Firma;Website\nWeiß;${new URL(address).origin}\nOhne Seite GmbH;\n`),
  });
  await page.getByRole('button', { name: '1 Server freigeben und besuchen' }).click();
  await page.getByText('Die Seiten werden besucht').waitFor();
  await world.app.jobs.runAll();
  await page.getByText('fertig', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Firma: Weiß Fördertechnik AG' }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'recherche');
  const loading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Als Excel-Tabelle' }).click();
  expect((await loading).suggestedFilename()).toBe('firmen-recherche.xlsx');
});
