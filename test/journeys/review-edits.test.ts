import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordObservations } from '#server/intake/observations/index.ts';
import { propose } from '#server/oversight/proposals/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, type World, webFolder } from '../support/journey.ts';

async function bring({ app }: World, fields: Readonly<Record<string, string>>): Promise<string> {
  const outcomes = await app.db.transaction().execute((tx) =>
    recordObservations(app.app, tx, commandActor, {
      source: { id: 'file:kunden.xlsx', kind: 'file', label: 'kunden.xlsx', trust: 60 },
      observations: [
        {
          kind: 'company',
          hint: {},
          fields: Object.fromEntries(
            Object.entries(fields).map(([name, value]) => [name, { value, place: 'Zeile 2', confidence: 1 }]),
          ),
        },
      ],
    }),
  );
  return outcomes[0]?.recordId ?? '';
}

const company = ({ app }: World, id: string) =>
  app.db.selectFrom('records.company').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test.runIf(existsSync(webFolder))(
  'a merge is edited by keyboard before it is approved, and a link opens any proposal',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url, app } = world;
    const kept = await bring(world, {
      name: 'Kromberg Antriebe GmbH',
      postal_code: '89073',
      city: 'Ulm',
      industry: 'Antriebe',
      phone: '+4973112345',
    });
    await bring(world, { name: 'Kromberg Antriebe AG', postal_code: '89073', city: 'Ulm', industry: 'Getriebe' });
    await page.goto(`${url}/pruefen`);
    await page.getByRole('article', { name: /Kromberg/ }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: 'Vor dem Übernehmen ändern' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Branche: Getriebe nehmen' }).click();
    await page.getByLabel('Telefon: eigener Wert').fill('zwei');
    await page.keyboard.press('Enter');
    // Refused by the server: the proposal comes back with what was typed.
    await page.getByText('Einige Angaben sind nicht gültig').waitFor();
    const phone = page.getByLabel('Telefon: eigener Wert');
    await expect.poll(() => phone.inputValue()).toBe('zwei');
    await page.getByText('Das passt nicht zu dieser Angabe.').waitFor();
    await shoot(page, 'pruefen-aendern');
    await phone.fill('0731 999 88');
    await page.keyboard.press('Enter');
    await page.getByText('Alles geprüft').waitFor();
    await expect.poll(() => company(world, kept)).toMatchObject({ industry: 'Getriebe', phone: '+4973199988' });
    expect(world.faults.filter((fault) => !fault.includes('400'))).toEqual([]);

    // Sixty others come first, and it is decided: the link still opens it.
    const { id } = await app.db.selectFrom('oversight.proposal').select('id').executeTakeFirstOrThrow();
    const other = await bring(world, { name: 'Adler Pressen KG', postal_code: '73033' });
    const payload = { kind: 'company', id: other, name: 'Adler', field: 'note', before: null, observationId: 1 };
    await app.db.transaction().execute(async (tx) => {
      for (let nr = 0; nr < 60; nr += 1) {
        await propose(app.app, tx, {
          kind: 'update-field',
          subject: { kind: 'company', id: other },
          payload: { ...payload, value: `Notiz ${nr}` },
          evidence: [],
          confidence: null,
          producer: { name: 'test', version: '1' },
        });
      }
    });
    await page.goto(`${url}/pruefen?vorschlag=${id}`);
    await page.getByRole('article', { name: /Kromberg/ }).waitFor();
    await page.getByText('Branche: Getriebe').waitFor();
    const last = await app.db
      .selectFrom('oversight.proposal')
      .select('id')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    await page.goto(`${url}/pruefen?vorschlag=${last.id}`);
    await page.getByRole('article', { name: /Adler/ }).waitFor();
    await page.keyboard.press('x');
    await expect
      .poll(() => app.db.selectFrom('oversight.proposal').select('state').where('id', '=', last.id).execute())
      .toEqual([{ state: 'rejected' }]);
    // Taken back after going on: the person stays where they are, the row says what happened.
    const rejected = async () =>
      (await app.db.selectFrom('oversight.proposal').select('id').where('state', '=', 'rejected').execute()).length;
    await page.keyboard.press('x');
    await expect.poll(rejected).toBe(2);
    // The newest message is the one that is taken back: it has to be there.
    await page
      .getByText(/^Abgelehnt/)
      .nth(1)
      .waitFor();
    const here = page.url();
    await page.keyboard.press('z');
    await expect.poll(rejected).toBe(1);
    await page.getByText('Zurückgenommen, wartet wieder').waitFor();
    await page.getByRole('navigation', { name: 'Vorschläge' }).getByText('zurückgenommen').waitFor();
    expect(page.url()).toBe(here);
    await shoot(page, 'pruefen-zurueckgenommen');
    await page.goto(`${url}/pruefen?vorschlag=00000000-0000-4000-8000-000000000000`);
    await page.getByText('Diesen Eintrag gibt es nicht mehr').waitFor();
    await page.getByRole('button', { name: 'Zur Liste' }).click();
    await page.getByRole('article', { name: /Adler/ }).waitFor();
  },
  120_000,
);
