import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  accessibilityFaults,
  type Journey,
  openBrowser,
  type RunningLotse,
  shoot,
  signInFirst,
  startLotse,
} from '#test/support/browser.ts';

let lotse: RunningLotse;
let journey: Journey;
let page: Page;

beforeAll(async () => {
  lotse = await startLotse();
  journey = await openBrowser({ bypassCSP: true });
  page = journey.page;
  await signInFirst(page, lotse);
}, 180_000);

afterAll(async () => {
  await journey?.close();
  await lotse?.stop();
});

/** Calls the server as the page does, with its session. */
async function call(name: string, input: unknown): Promise<{ readonly id: string }> {
  const response = await page.request.post(`${lotse.url}/rpc/${name}`, {
    headers: { 'x-lotse': '1' },
    data: { json: input },
  });
  expect(response.status(), await response.text()).toBe(200);
  const { json } = (await response.json()) as { json: { id: string } };
  return json;
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('an empty installation says what to do and offers it', async () => {
  await page.goto(`${lotse.url}/heute`);
  await page.getByRole('link', { name: 'Eigene Daten importieren' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Noch keine Daten' }).count()).toBe(1);
  await shoot(page, 'today-empty');
});

test('who, why and how stand in the list; the keyboard answers, and takes an answer back', async () => {
  const adler = await call('records/companies/create', {
    name: 'Adler Antriebstechnik GmbH',
    relation: 'customer',
    city: 'Ulm',
    postalCode: '89073',
    phone: '+49731123456',
    email: 'info@adler-antriebe.de',
  });
  const berg = await call('records/companies/create', {
    name: 'Bergmann Pressen KG',
    relation: 'inquiry',
    city: 'Göppingen',
    postalCode: '73033',
    phone: '+497161987654',
  });
  await call('records/tasks/create', {
    companyId: adler.id,
    kind: 'todo',
    title: 'Datenblatt für Getriebe G40 schicken',
    dueOn: daysAgo(3),
  });
  await call('records/tasks/create', {
    companyId: berg.id,
    kind: 'callback',
    title: 'Preis für zwei Pressen besprechen',
    dueOn: daysAgo(1),
  });
  await page.goto(`${lotse.url}/heute`);
  const list = page.getByRole('list', { name: 'Vorschläge für heute' });
  await list.waitFor();
  const rows = list.locator(':scope > li');
  expect(await rows.count()).toBe(2);
  expect(await rows.first().textContent()).toContain('Rückruf zugesagt');
  const phone = rows.first().getByRole('link', { name: /^Anrufen .*Bergmann Pressen KG$/ });
  expect(await phone.getAttribute('href')).toBe('tel:+497161987654');
  await shoot(page, 'today');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Bergmann Pressen KG' }).waitFor();
  await page.getByText('Preis für zwei Pressen besprechen').first().waitFor();
  await shoot(page, 'today-panel');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('e');
  await page.getByLabel('Notiz').fill('Will zwei Stück zum Listenpreis');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Bergmann Pressen KG: erledigt.').waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  await page.keyboard.press('u');
  await page.getByText('Zurückgenommen.').waitFor();
  await expect.poll(() => rows.count()).toBe(2);

  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Falscher Zeitpunkt' }).waitFor();
  await shoot(page, 'today-no');
  await page.getByRole('button', { name: 'Falscher Zeitpunkt' }).click();
  await expect.poll(() => rows.count()).toBe(1);
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Morgen' }).click();
  await page.getByRole('heading', { name: 'Für heute ist alles getan.' }).waitFor();
});

test('an experiment is started and ended; how much contact is too much waits for contacts', async () => {
  await page.goto(`${lotse.url}/saettigung`);
  await page.getByRole('heading', { name: 'Noch nichts gelernt' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(`${lotse.url}/experimente`);
  await page.getByRole('button', { name: 'Neues Experiment' }).click();
  await page.getByLabel('Name').fill('Hilft das Nachfassen?');
  await shoot(page, 'experiment-new');
  await page.getByRole('button', { name: 'Starten' }).click();
  await page.getByText(/Noch nicht genug Daten: 0 von etwa/).waitFor();
  await shoot(page, 'experiments');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Beenden: Hilft das Nachfassen?' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Beenden' }).click();
  await page.getByText('beendet', { exact: true }).waitFor();
});

test('a rule is changed, its effect seen before it is saved', async () => {
  await page.goto(`${lotse.url}/steuerung/bewertung`);
  await page.getByRole('button', { name: 'Wirkung zeigen' }).click();
  await page.getByRole('heading', { name: 'Wirkung' }).waitFor();
  await shoot(page, 'score-rules');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Version 2', { exact: false }).waitFor();
  expect(journey.faults).toEqual([]);
});
