import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trial } from '#server/intake/sources/fetch-politely.ts';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld } from '../support/journey.ts';

let price = '1.290,00 €';
let news: readonly string[] = ['Unser Sommerfest war schön'];
const site = createServer((request, response) => {
  if (request.url === '/robots.txt') return response.writeHead(404).end();
  const isFeed = request.url === '/feed.xml';
  const items = news.map(
    (title, at) =>
      `<item><title>${title}</title><link>https://blatt.example/${at}</link><pubDate>${new Date().toUTCString()}</pubDate></item>`,
  );
  response
    .writeHead(200, { 'content-type': `${isFeed ? 'application/rss+xml' : 'text/html'}; charset=utf-8` })
    .end(
      isFeed
        ? `<?xml version="1.0"?><rss version="2.0"><channel><title>Presse</title>${items.join('')}</channel></rss>`
        : `<html><body><main><h1>Preisliste</h1><table><tr><th>Produkt</th><th>Preis</th></tr><tr><td>Kreiselpumpe KP 40</td><td>${price}</td></tr><tr><td>Tauchpumpe TP 12</td><td>349,00 €</td></tr></table></main></body></html>`,
    );
});
beforeAll(async () => {
  trial.loopback = true;
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  trial.loopback = false;
  site.closeAllConnections();
  site.close();
});

const firms = (names: readonly string[]) => ({
  name: 'firmen.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`Firma;PLZ;Ort\n${names.map((name) => `${name};89073;Ulm`).join('\n')}\n`),
});

test('a competitor is watched with proof, files are handed in, a lead finds its owner and its notice, the week is a text', {
  timeout: 120_000,
}, async () => {
  const base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  price = '1.290,00 €';
  news = ['Unser Sommerfest war schön'];
  const world = await openWorld('head_of_sales', 'Vera Vogt');
  const { page, app } = world;
  const ground = 'Art. 6 Abs. 1 lit. f DSGVO';

  // Market: prices of a competitor, read twice.
  await page.goto(`${world.url}/quellen/markt`);
  await page.getByText('Noch kein Wettbewerber beobachtet').waitFor();
  await page.getByRole('link', { name: 'Wettbewerber beobachten' }).click();
  await page.getByText('Leads entstehen daraus nicht').first().waitFor();
  await page.getByLabel('Adresse').fill(`${base}/preise`);
  await page.getByRole('button', { name: 'Ansehen' }).click();
  await page.getByRole('cell', { name: 'Kreiselpumpe KP 40' }).waitFor();
  await page.getByLabel('Name der Quelle').fill('Rivale Pumpen');
  await page.getByLabel('Rechtsgrundlage').fill(ground);
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quelle-neu-preise');
  await page.getByRole('button', { name: 'Quelle anlegen' }).click();
  await page.getByRole('heading', { name: 'Rivale Pumpen' }).waitFor();
  await app.jobs.runAll();
  price = '1.190,00 €';
  await page.reload();
  await page.getByRole('button', { name: 'Jetzt lesen' }).click();
  await page.getByText('Die Quelle wird gelesen').waitFor();
  await app.jobs.runAll();
  await page.goto(`${world.url}/quellen/markt`);
  await page.getByRole('button', { name: 'Kreiselpumpe KP 40' }).click();
  await page.getByText('−7,8').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'markt');
  await page.getByRole('link', { name: 'Gespeicherte Seite' }).first().click();
  await page.waitForURL('**/quellen/beleg/**');
  await page.getByText('1.190,00 €').first().waitFor();
  await shoot(page, 'beleg');

  // Territories: whose leads around Ulm are.
  await page.goto(`${world.url}/quellen/gebiete`);
  await page.getByRole('button', { name: 'Gebiet hinzufügen' }).first().click();
  await page.getByLabel('Name').fill('Ulm');
  await page.getByLabel('Gehört').selectOption({ label: 'Vera Vogt' });
  await page.getByLabel('PLZ von').fill('89');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('cell', { name: 'Vera Vogt' }).waitFor();
  await shoot(page, 'gebiete');

  // Files: the difference between two deliveries becomes a lead, with its notice.
  await page.goto(`${world.url}/quellen/neu`);
  await page.getByLabel('Art').selectOption({ label: 'Abgelegte Dateien' });
  await page.getByLabel('Name der Quelle').fill('Messeliste');
  await page.getByLabel('Rechtsgrundlage').fill(ground);
  await page.getByRole('button', { name: 'Quelle anlegen' }).click();
  for (const names of [
    ['Alb Guss GmbH', 'Brenner AG'],
    ['Alb Guss GmbH', 'Brenner AG', 'Cramer Ventile GmbH'],
  ]) {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Dateien wählen' }).click();
    await (await choosing).setFiles(firms(names));
    await page.getByText('Abgegeben.').last().waitFor();
    await app.jobs.runAll();
    await page.reload();
  }
  await page.getByText('als neue Firma angelegt').waitFor();
  await page.getByText('Gebiet „Ulm“').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'quelle-dateien');
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await page.getByLabel('Mitarbeitende von').fill('20');
  await page.getByRole('button', { name: 'Änderungen speichern' }).click();
  await page.getByRole('link', { name: 'Firma öffnen' }).first().click();
  await page.getByRole('heading', { name: 'Erster Kontakt: Herkunft nennen' }).waitFor();
  expect(await page.getByLabel('Text für das erste Schreiben').inputValue()).toContain('Messeliste');
  await shoot(page, 'lead-herkunft');

  // The week: news become a text to edit.
  const added = await app.call(
    'intake.sources.add',
    { label: 'Südblatt', kind: 'feed', url: `${base}/feed.xml`, legalGround: ground, pauseMs: 0 },
    world.person,
  );
  await app.jobs.runAll();
  const { id } = added.body as { id: string };
  await app.call('intake.sources.run', { id }, world.person);
  await app.jobs.runAll();
  news = ['Brenner Guss GmbH eröffnet neuen Standort in Ulm', ...news];
  await app.call('intake.sources.run', { id }, world.person);
  await app.jobs.runAll();
  await page.goto(`${world.url}/quellen/wochenblick`);
  const draft = page.getByRole('textbox', { name: 'Entwurf' });
  await draft.waitFor();
  expect(await draft.inputValue()).toContain('Brenner Guss GmbH eröffnet neuen Standort in Ulm');
  await draft.fill('Mein Text');
  await page.getByText('Gespeichert,').waitFor();
  await page.reload();
  await draft.waitFor();
  expect(await draft.inputValue()).toBe('Mein Text');
  await page.getByRole('button', { name: 'Zurück zum Vorschlag' }).click();
  expect(await draft.inputValue()).toContain('Brenner Guss');
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  expect(await draft.inputValue()).toBe('Mein Text');
  expect(await accessibilityFaults(page)).toEqual([]);
  await shoot(page, 'wochenblick');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Als Datei' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^wochenblick-.*\.md$/);
});
