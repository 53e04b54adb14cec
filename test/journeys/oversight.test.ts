// Prüfen and Steuerung in a browser, on an app whose proposals are made here.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { recordConsents } from '#server/oversight/consent/index.ts';
import { propose, registerKind } from '#server/oversight/proposals/index.ts';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, type World, webFolder } from '../support/journey.ts';

registerKind({
  kind: 'journey-merge',
  words: { de: 'Dubletten zusammenführen', en: 'Merge duplicates' },
  payload: z.object({ left: z.string(), right: z.string(), city: z.string() }),
  ceiling: 'sampled',
  apply: async () => ({}),
  revert: async () => {},
  describe: ({ left, right, city }) => ({
    title: `${left} und ${right}`,
    text: 'Beide Einträge würden zu einem. Das lässt sich 30 Tage lang zurücknehmen.',
    compare: {
      left: 'Eintrag 1',
      right: 'Eintrag 2',
      rows: [
        { label: 'Name', left, right },
        { label: 'Ort', left: city, right: city },
        { label: 'Telefon', left: '+49 731 12345', right: null },
      ],
    },
  }),
});

async function proposeMerges({ app }: World): Promise<void> {
  const pairs = [
    ['Hagedorn Antriebe GmbH', 'Hagedorn Antriebstechnik GmbH & Co. KG', 'Ulm', 0.74],
    ['Müller Förderanlagen', 'Mueller Fördertechnik GmbH', 'Bielefeld', 0.69],
    ['Krüger Maschinenbau GmbH', 'Krueger Maschinenbau', 'Chemnitz', 0.91],
  ] as const;
  await app.db.transaction().execute(async (tx) => {
    for (const [left, right, city, confidence] of pairs) {
      // The inbox is ordered by the moment of making.
      await sleep(3);
      await propose(app.app, tx, {
        kind: 'journey-merge',
        subject: { kind: 'company', id: left },
        payload: { left, right, city },
        evidence: [
          { label: 'Ort', value: `${city}, gleiche Postleitzahl`, place: 'kunden.xlsx, Zeile 17', weight: 2.1 },
          { label: 'Name', value: 'sehr ähnlich', weight: 3.4 },
          { label: 'Telefon', value: 'fehlt in einem Eintrag', weight: -0.6 },
        ],
        confidence,
        producer: { name: 'abgleich', version: '1' },
      });
    }
  });
}

const states = async ({ app }: World): Promise<string[]> => {
  const rows = await app.db.selectFrom('oversight.proposal').select('state').orderBy('state').execute();
  return rows.map((row) => row.state);
};

test.runIf(existsSync(webFolder))(
  'proposals are decided by keyboard, one key each, and taken back by another',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url } = world;
    await proposeMerges(world);
    await page.goto(`${url}/pruefen`);
    await page.getByRole('article', { name: /Hagedorn/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'pruefen');
    await page.keyboard.press('j');
    await page.getByRole('article', { name: /Müller/ }).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('article', { name: /Hagedorn/ }).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('article', { name: /Müller/ }).waitFor();
    await expect.poll(() => states(world)).toEqual(['applied', 'open', 'open']);
    await page.keyboard.press('x');
    await expect.poll(() => states(world)).toEqual(['applied', 'open', 'rejected']);
    await page.getByText('Abgelehnt: Müller').waitFor();
    await page.keyboard.press('z');
    await expect.poll(() => states(world)).toEqual(['applied', 'open', 'open']);
    await page.getByRole('navigation', { name: 'Vorschläge' }).getByText('zurückgenommen').waitFor();
    await page.getByRole('tab', { name: 'Entschieden' }).click();
    await page.getByRole('article', { name: /Hagedorn/ }).waitFor();
    await page.getByRole('button', { name: 'Zurücknehmen' }).click();
    await expect.poll(() => states(world)).toEqual(['open', 'open', 'open']);
    await page.goto(`${url}/pruefen?ansicht=later`);
    await page.getByText('Hier ist nichts').waitFor();
    expect(world.faults).toEqual([]);
  },
  120_000,
);

test.runIf(existsSync(webFolder))(
  'autonomy is set, contact is asked for, and the log is verified',
  async () => {
    const world = await openWorld('head_of_sales', 'Anna Petersen');
    const { page, url, app, person: anna } = world;
    await page.goto(`${url}/steuerung`);
    const task = page.getByRole('listitem').filter({ hasText: 'Dubletten zusammenführen' });
    await task.getByLabel('Selbständigkeit').selectOption('sampled');
    await task.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByText('Gespeichert: Dubletten zusammenführen').waitFor();
    expect(await task.getByLabel('Selbständigkeit').locator('option').count()).toBe(3);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'autonomie');
    await page.getByLabel('Gilt für').selectOption('sales');
    await task.getByText('wie alle').waitFor();
    await task.getByLabel('Selbständigkeit').selectOption('person');
    await task.getByRole('button', { name: 'Übernehmen' }).click();
    await task.getByRole('button', { name: 'Wieder wie alle' }).waitFor();
    await shoot(page, 'autonomie-rolle');
    expect(await accessibilityFaults(page)).toEqual([]);
    await task.getByRole('button', { name: 'Wieder wie alle' }).click();
    await task.getByText('wie alle ·').waitFor();
    await expect.poll(() => task.getByLabel('Selbständigkeit').inputValue()).toBe('sampled');

    await app.db.transaction().execute((tx) =>
      recordConsents(app.app, anna.actor, tx, [
        {
          kind: 'given',
          channel: 'email',
          contactPoint: 'max@firma.de',
          purposes: ['marketing_other'],
          source: 'web_form',
          at: new Date('2026-10-01T10:00:00Z'),
          wording: 'Ja, ich möchte den Newsletter der Muster GmbH erhalten.',
          wordingVersion: '3',
          proof: { ip: '192.0.2.1', form: '/newsletter' },
        },
      ]),
    );
    await page.goto(`${url}/steuerung/einwilligungen`);
    await page.getByLabel('E-Mail-Adresse, Telefonnummer oder Anschrift').fill('Max@Firma.de');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'E-Mail: erlaubt' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'einwilligungen');
    await page.getByRole('button', { name: 'Widerspruch festhalten' }).click();
    await page.getByRole('button', { name: 'Festhalten', exact: true }).click();
    await page.getByRole('heading', { name: 'E-Mail: verboten' }).waitFor();

    // All of them in one list; of the objection only that it is there.
    await page.getByRole('link', { name: 'Alle Einträge' }).click();
    await page.getByText('2 Einträge').waitFor();
    await page.getByText('Widerspruch', { exact: true }).waitFor();
    await page.getByText('max@firma.de').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'einwilligungen-liste');
    await page.getByLabel('In der Liste suchen').fill('Max@Firma');
    await page.getByText('1 Eintrag').waitFor();
    await page.getByText('max@firma.de').click();
    await page.getByRole('heading', { name: 'E-Mail: verboten' }).waitFor();

    await page.goto(`${url}/steuerung/protokoll`);
    await page.getByRole('cell', { name: 'Widerspruch festgehalten' }).waitFor();
    await page.getByRole('button', { name: 'Unversehrtheit prüfen' }).click();
    await page.getByText('Unversehrt: 4 Einträge').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'protokoll');
    await page.getByLabel('Vorgang').selectOption('policy');
    await expect.poll(() => page.getByRole('row').count()).toBe(4);
    expect(world.faults).toEqual([]);
  },
  120_000,
);

test.runIf(existsSync(webFolder))(
  'whoever sets the rules sees why suggestions were refused; a sales person does not',
  async () => {
    const { page, url, app, person: anna, faults } = await openWorld('head_of_sales', 'Anna Petersen');
    const { body } = await app.call('records.companies.create', { name: 'Adler Pressen KG' }, anna);
    await page.goto(`${url}/steuerung/ablehnungen`);
    await page.getByText('Noch nichts abgelehnt').waitFor();
    const answers = ['wrong_data', 'wrong_data', 'wrong_data', 'unconvincing', null].map((reason, nr) => ({
      suggestion: `order_rhythm:${nr}`,
      kind: nr === 3 ? 'lead' : 'order_rhythm',
      company_id: (body as { id: string }).id,
      answer: reason === null ? 'done' : 'no',
      reason,
      hidden_until: '2026-12-31',
      by_id: anna.actor.id,
      by_name: anna.actor.name,
      at: new Date(),
    }));
    await app.db.insertInto('action.answer').values(answers).execute();
    await page.goto(`${url}/steuerung/ablehnungen`);
    await page.getByText('wurden 4 von 5 beantworteten Vorschlägen abgelehnt (80 %)').waitFor();
    const rhythm = page.getByRole('region', { name: 'Bestellrhythmus: 3' });
    await rhythm.getByRole('link', { name: 'Datenqualität ansehen' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'ablehnungen');
    expect(faults).toEqual([]);
  },
  120_000,
);
