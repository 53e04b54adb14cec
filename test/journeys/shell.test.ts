import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accessibilityFaults,
  firstAdmin,
  type Journey,
  openBrowser,
  type RunningLotse,
  shoot,
  signInFirst,
  startLotse,
} from '../support/browser.ts';

let lotse: RunningLotse;

beforeAll(async () => {
  lotse = await startLotse();
}, 120_000);
afterAll(async () => lotse.stop(), 30_000);

/** Opens a browser for one test and closes it, whatever happens. */
async function withBrowser(
  options: Parameters<typeof openBrowser>[0],
  run: (journey: Journey) => Promise<void>,
): Promise<void> {
  const journey = await openBrowser(options);
  try {
    await run(journey);
  } finally {
    await journey.close();
  }
}

async function signIn({ page }: Journey): Promise<void> {
  await page.goto(`${lotse.url}/anmelden`);
  await page.getByLabel('E-Mail-Adresse').fill(firstAdmin.email);
  await page.getByLabel('Passwort', { exact: true }).fill(firstAdmin.password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('navigation', { name: 'Hauptnavigation' }).locator('visible=true').waitFor();
}

describe('first start', () => {
  test('the printed link makes the first account, and works once', async () => {
    await withBrowser({}, async (journey) => {
      const { page } = journey;
      await signInFirst(page, lotse);
      await page.getByRole('heading', { name: 'Womit möchten Sie beginnen?' }).waitFor();
      await shoot(page, 'willkommen');
      expect(journey.faults).toEqual([]);
      await page.context().clearCookies();
      await page.goto(lotse.firstStartLink);
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('button', { name: 'Konto anlegen' }).count()).toBe(0);
    });
  });

  test('a wrong password is refused in words, the right one leads where one wanted to go', async () => {
    await withBrowser({}, async ({ page }) => {
      await page.goto(`${lotse.url}/leads`);
      await page.waitForURL('**/anmelden**');
      await page.getByLabel('E-Mail-Adresse').fill(firstAdmin.email);
      await page.getByLabel('Passwort', { exact: true }).fill('nicht das richtige');
      await page.keyboard.press('Enter');
      await page.getByText('E-Mail-Adresse oder Passwort stimmen nicht.').waitFor();
      await page.getByLabel('Passwort', { exact: true }).fill(firstAdmin.password);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/leads');
    });
  });

  test('companies are added, found, looked at and taken back with the keyboard alone', async () => {
    await withBrowser({}, async (journey) => {
      const { page } = journey;
      await signIn(journey);
      await page.keyboard.press('g');
      await page.keyboard.press('k');
      await page.waitForURL('**/kunden');
      for (const name of ['Alpha Antriebe GmbH', 'Beta Getriebe KG', 'Gamma Motoren AG']) {
        await page.getByRole('heading', { name: 'Kunden' }).waitFor();
        await page.keyboard.press('n');
        const dialog = page.getByRole('dialog', { name: 'Neue Firma' });
        await dialog.getByLabel('Name', { exact: true }).fill(name);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name, level: 1 }).waitFor();
        await page.keyboard.press('u');
        await page.getByRole('heading', { name: 'Kunden' }).waitFor();
      }
      const grid = page.getByRole('grid', { name: 'Kunden' });
      await grid.getByRole('row').filter({ hasText: 'Gamma Motoren' }).waitFor();
      expect(await grid.getAttribute('aria-rowcount')).toBe('4');

      await grid.focus();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Beta Getriebe KG' }).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('complementary', { name: 'Beta Getriebe KG' }).count()).toBe(0);
      await page.keyboard.press('End');
      await expect
        .poll(async () => page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`).textContent())
        .toContain('Gamma');

      await page.keyboard.press('/');
      await page.keyboard.type('alpha');
      await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('2');
      await page.getByLabel('In der Liste suchen').fill('');
      await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('4');

      await grid.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('x');
      await page.getByRole('button', { name: 'Löschen', exact: true }).click();
      await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('3');
      await page.locator('body').press('z');
      await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('4');
      expect(journey.faults).toEqual([]);
    });
  });

  test('search, help and commands come from one list and close with Escape', async () => {
    await withBrowser({}, async (journey) => {
      const { page } = journey;
      await signIn(journey);
      await page.goto(`${lotse.url}/kunden`);
      await page.getByRole('grid').waitFor();
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Tastenkürzel' });
      await help.getByText('Neue Firma').waitFor();
      await page.keyboard.press('Escape');
      await help.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+k');
      const field = page.getByPlaceholder('Firma, Person, Nummer oder Befehl');
      await field.fill('gamma');
      await page.getByRole('dialog').getByText('Gamma Motoren AG').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Gamma Motoren AG', level: 1 }).waitFor();
      await shoot(page, 'firma');
      expect(journey.faults).toEqual([]);
    });
  });
});

const pages = [
  '/anmelden',
  '/willkommen',
  '/kunden',
  '/kontakte',
  '/leads',
  '/chancen',
  '/chancen?als=tabelle',
  '/gibt-es-nicht',
];

test.each([1440, 390])('no page has an accessibility fault, light or dark (%i px)', async (width) => {
  await withBrowser({ width, height: 844, bypassCSP: true }, async (journey) => {
    const { page } = journey;
    const found: string[] = [];
    // A page is loaded once and turned dark as it stands: half the loads, and it must follow the system without one.
    const inBoth = async (name: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
        for (const fault of await accessibilityFaults(page)) found.push(`${name} ${colorScheme} ${fault}`);
      }
    };
    const check = async (path: string) => {
      await page.goto(`${lotse.url}${path}`);
      await page.locator('h1, h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      await inBoth(path);
    };
    await check('/anmelden');
    await signIn(journey);
    for (const path of pages.slice(1)) await check(path);
    await page.goto(`${lotse.url}/kunden`);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').last().waitFor();
    await inBoth('panel');
    expect(found).toEqual([]);
  });
});
