import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hashPassword } from '#server/platform/auth/password.ts';
import { setPassword } from '#server/platform/auth/store-users.ts';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, webFolder } from '../support/journey.ts';

const password = 'ein langes Kennwort';

/** RFC 6238 with its defaults. */
function codeOf(secret: string): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  return String((digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test.runIf(existsSync(webFolder))(
  'the second factor is set up with backup codes, and one of them signs in when the phone is lost',
  async () => {
    const world = await openWorld('admin', 'Anna Petersen');
    const { page, url, app, person } = world;
    await setPassword(app.db, person.actor.id, await hashPassword(password), new Date());
    await page.goto(`${url}/kunden`);
    await page.getByRole('button', { name: 'Konto von Anna Petersen' }).click();
    await page.getByRole('menuitem', { name: 'Zweiter Faktor …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Zweiter Faktor' });
    await dialog.getByLabel('Ihr Passwort').fill(password);
    await dialog.getByRole('button', { name: 'Einrichten' }).click();
    const secret = await dialog.getByLabel('Schlüssel').inputValue();
    const codes = await dialog.getByRole('list', { name: 'Ersatzcodes' }).getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'zweiter-faktor');
    await dialog.getByLabel('Code aus der App').fill(codeOf(secret));
    await dialog.getByRole('button', { name: 'Bestätigen und einschalten' }).click();
    await page.getByText('Der zweite Faktor ist eingeschaltet.').waitFor();

    await page.context().clearCookies();
    await page.goto(`${url}/anmelden`);
    await page.getByLabel('E-Mail-Adresse').fill(`${person.actor.id}@example.test`);
    await page.getByLabel('Passwort', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await page.getByRole('button', { name: 'Telefon verloren? Ersatzcode verwenden' }).click();
    await page.getByLabel('Ersatzcode').fill('kurz');
    await page.getByRole('button', { name: 'Bestätigen' }).click();
    await page.getByText('Ein Ersatzcode hat zehn Zeichen').waitFor();
    await shoot(page, 'ersatzcode');
    await page.getByLabel('Ersatzcode').fill(codes[0]?.trim() ?? '');
    await page.getByRole('button', { name: 'Bestätigen' }).click();
    await page.getByRole('button', { name: 'Konto von Anna Petersen' }).waitFor();
  },
  120_000,
);
