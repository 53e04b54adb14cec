// A draft in a browser: written by the template, worded by a model, handed over; models and lessons under Steuerung.
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { accessibilityFaults, shoot } from '../support/browser.ts';
import { openWorld, type World, webFolder } from '../support/journey.ts';
import { modelServer } from '../support/model-server.ts';

async function putCustomer({ app: { db } }: World) {
  const { rows } = await sql<{ companyId: string; personId: string }>`
    with c as (insert into records.company (name, sort_name, name_key, legal_form, industry, relation, email) values
        ('Köster Maschinenbau GmbH', 'koster maschinenbau', 'kostermaschinenbau', 'GmbH', 'Maschinenbau', 'customer', 'info@koester.example') returning id),
      p as (insert into records.person (company_id, salutation, title, first_name, last_name, sort_name, name_key)
        select id, 'Frau', 'Dr.', 'Anna', 'Köster', 'koster anna', 'koster|anna' from c returning id, company_id),
      q as (insert into records.quote (company_id, number, sent_on, total_cents) select id, 'A-117', current_date - 10, 1250050 from c)
    select p.company_id as "companyId", p.id as "personId" from p`.execute(db);
  return rows[0]!;
}

test.skipIf(!existsSync(webFolder))(
  'a draft comes from the records, is worded by a model that invents nothing, and waits in the outbox',
  async () => {
    const server = await modelServer();
    const world = await openWorld('admin', 'Petra Sommer');
    const { app, page, url } = world;
    const { companyId, personId } = await putCustomer(world);

    await page.goto(`${url}/kunden/${companyId}`);
    await page.getByRole('button', { name: 'Entwurf schreiben' }).click();
    const dialog = page.getByRole('dialog', { name: 'Entwurf schreiben' });
    await dialog.getByRole('button', { name: 'Schreiben', exact: true }).click();
    await expect.poll(() => dialog.getByLabel('Text', { exact: true }).inputValue()).toContain('unserem Angebot A-117');
    expect(await dialog.getByLabel('Text', { exact: true }).inputValue()).toContain('über 12.500,50 Euro');
    expect(await dialog.getByText('aus Vorlage').isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'entwurf');
    await dialog.getByLabel('Art').selectOption('invitation');
    await dialog.getByRole('button', { name: 'Andere Fassung' }).click();
    await dialog.getByText('Dafür ist noch zu wenig bekannt.').waitFor();
    await page.keyboard.press('Escape');

    // A model of one's own, set up by hand.
    await page.goto(`${url}/steuerung/modelle`);
    await page.getByText('Kein Modell eingerichtet').waitFor();
    await page.getByRole('button', { name: 'Anbieter hinzufügen' }).click();
    const form = page.getByRole('dialog', { name: 'Anbieter' });
    await form.getByLabel('Name', { exact: true }).fill('Hausmodell');
    await form.getByLabel('Kurzname').fill('haus');
    await form.getByLabel('Adresse').fill(server.baseUrl);
    await form.getByLabel('Modell').fill('plain');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { name: 'Hausmodell' }).waitFor();
    await server.say('ready');
    await page.getByRole('button', { name: 'Prüfen: Hausmodell' }).click();
    await page.getByText('Das Modell antwortet: „ready“').waitFor();
    const task = page.getByRole('form', { name: 'Entwürfe formulieren' });
    await task.getByLabel('Modell').selectOption('haus');
    await task.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Hausmodell, im eigenen Netz: nichts verlässt das Haus.').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'modelle');

    await server.say(
      'wie ist Ihr Eindruck von unserem Angebot A-117 über 12.500,50 Euro? Wir gewähren Ihnen 20 Prozent Rabatt. Ich rufe Sie gern an.',
    );
    await page.goto(`${url}/kunden/${companyId}`);
    await page.getByRole('button', { name: 'Entwurf schreiben' }).click();
    await dialog.getByRole('button', { name: 'Schreiben', exact: true }).click();
    await dialog.getByText('von einem Modell formuliert').waitFor();
    const text = await dialog.getByLabel('Text', { exact: true }).inputValue();
    expect(text).toContain('Ihr Eindruck von unserem Angebot A-117');
    expect(text).not.toContain('Rabatt');
    await dialog.getByText('Ein Satz des Modells stand nicht in den Angaben und wurde gestrichen.').waitFor();
    await page.keyboard.press('Escape');
    const written = await app.call(
      'action.drafts.write',
      { kind: 'quote_follow_up', companyId, personId },
      world.person,
    );
    const body = written.body as { draft: { subject: string; body: string }; purpose: string; mark: string };
    expect(body.draft.body).toMatch(/^Sehr geehrte Frau Dr\. Köster,/);
    const handed = await app.call(
      'action.drafts.handOver',
      {
        companyId,
        personId,
        to: 'anna@koester.example',
        subject: body.draft.subject,
        body: body.draft.body,
        purpose: body.purpose,
        mark: body.mark,
      },
      world.person,
    );
    expect(handed.status).toBe(200);
    const { rows } = await sql<{
      state: string;
      ai: { model: string; producer: string; promptVersion: string };
    }>`select state, ai from action.message`.execute(app.db);
    expect(rows).toEqual([
      {
        state: 'drafted',
        ai: expect.objectContaining({
          producer: 'drafts',
          model: 'plain',
          promptVersion: 'draft-quote-follow-up/de/0',
        }),
      },
    ]);
    const forged = await app.call(
      'action.drafts.handOver',
      { companyId, personId, to: 'a@b.example', subject: 'x', body: 'y', purpose: 'contract', mark: `${body.mark}x` },
      world.person,
    );
    expect(forged.status).toBe(400);

    await page.goto(`${url}/gespraech/${companyId}?person=${personId}`);
    await page.getByText('Eine Entscheidung zum Angebot A-117').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'gespraech');

    await page.goto(`${url}/steuerung/lektionen`);
    await page.getByRole('button', { name: 'Lesen: Gut fragen' }).click();
    await page.getByLabel('Fünf Sätze an Herrn Vogt: Angebot 4711 läuft Freitag ab, Rückfrage erbeten.').check();
    await page.getByLabel('Seine Angabe war nirgends belegt.').check();
    await page.getByRole('button', { name: 'Antworten prüfen' }).click();
    await page.getByText('Bestanden. Das ist festgehalten.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'lektionen');
    expect(world.faults).toEqual([]);
  },
  120_000,
);
