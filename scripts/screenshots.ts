// Pictures for the README, from the real program with its example company: node scripts/screenshots.ts [folder]
import { join } from 'node:path';
import { openBrowser, shoot, signInFirst, startLotse } from '#test/support/browser.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'docs', 'pictures');
const pages: readonly (readonly [string, string])[] = [
  ['heute', '/heute'],
  ['kunden', '/kunden'],
  ['chancen', '/chancen'],
  ['pruefen', '/pruefen'],
  ['datenqualitaet', '/datenqualitaet'],
  ['importe', '/importe'],
];

const lotse = await startLotse();
const { page, close } = await openBrowser();
try {
  await signInFirst(page, lotse);
  await page.getByRole('button', { name: 'In der Beispielfirma umsehen' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/willkommen'), { timeout: 300_000 });
  for (const [name, path] of pages) {
    await page.goto(lotse.url + path);
    await page.waitForLoadState('networkidle');
    await shoot(page, name, folder);
    console.log(name);
  }
  await page.goto(`${lotse.url}/kunden?sort=-revenue12mCents`);
  await page.getByRole('row').nth(1).click();
  await page.getByRole('link', { name: 'Ganz öffnen' }).click();
  await page.waitForLoadState('networkidle');
  await shoot(page, 'firma', folder);
} finally {
  await close();
  await lotse.stop();
}
