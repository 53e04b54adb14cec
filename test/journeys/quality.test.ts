import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, webFolder } from '../support/journey.ts';

test.runIf(existsSync(webFolder))(
  'data quality shows its figures, what to repair first and the one step',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url, app, person } = world;
    const answer = await app.call('records.companies.create', { name: 'Adler Antriebstechnik GmbH' }, person);
    expect(answer).toMatchObject({ status: 200 });
    // The clock asks for it every minute, here nobody waits for that.
    await app.app.jobs.send(app.db, 'quality.refresh', { all: true });
    await app.jobs.runAll();
    await page.goto(`${url}/datenqualitaet`);
    await page.getByRole('heading', { name: 'Der eine Schritt, der am meisten hebt' }).waitFor();
    await page.getByRole('heading', { name: 'Fünf Dimensionen' }).waitFor();
    await page.getByText('Adler Antriebstechnik GmbH').first().waitFor();
    await shoot(page, 'quality');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(world.faults).toEqual([]);
  },
  60_000,
);
