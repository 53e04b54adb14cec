import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proposeMessage } from '#server/action/outbox/index.ts';
import { accessibilityFaults, shoot } from '#test/support/browser.ts';
import { openWorld, webFolder } from '#test/support/journey.ts';
import { enterSmtp, putCustomer, putDraft } from '#test/support/outbox.ts';
import { testSmtp } from '#test/support/test-smtp.ts';

test.skipIf(!existsSync(webFolder))(
  'a message is written, approved, sent, unsubscribed from, and a second one is refused with its reason',
  async () => {
    const smtp = await testSmtp();
    const w = await openWorld('admin', 'Ida Holm');
    const { page } = w;
    await enterSmtp(w.app.app, w.person.actor, smtp.port);
    const customer = await putCustomer(w.app.app, w.person.actor, { email: 'kunz@motorenwerk.example' });
    await w.app.db
      .updateTable('records.company')
      .set({ name: 'Motorenwerk Kunz GmbH', search: 'motorenwerk kunz' })
      .where('id', '=', customer.companyId)
      .execute();
    await w.app.db
      .updateTable('records.person')
      .set({ first_name: 'Erik', search: 'erik kunz motorenwerk' })
      .where('id', '=', customer.personId)
      .execute();

    await page.goto(`${w.url}/postausgang`);
    await page.getByText('Keine Entwürfe').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'postausgang-leer');

    const write = async (subject: string) => {
      await page.getByRole('button', { name: 'Nachricht schreiben' }).first().click();
      await page.getByLabel('Firma oder Person suchen').fill('Kunz');
      await page.getByRole('button', { name: /Erik Kunz/ }).click();
      await page.getByLabel('Zweck').selectOption('marketing_other');
      await page.getByLabel('Betreff').fill(subject);
      await page
        .getByRole('textbox', { name: /^Text/ })
        .fill('Guten Tag Herr Kunz,\n\nab Januar gibt es die neue Baureihe.');
      await page.getByRole('button', { name: 'Speichern' }).click();
      await page.getByRole('heading', { name: subject }).waitFor();
    };
    await write('Neue Getriebemotoren ab Januar');
    await page.getByText('Darf gesendet werden').waitFor();
    await page.getByText('HRB 4711').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'postausgang-entwurf');

    await page.getByRole('button', { name: 'Freigeben und senden' }).click();
    await page.getByRole('button', { name: 'Freigabe zurücknehmen' }).waitFor();
    await w.app.jobs.runAll();
    expect(smtp.accepted).toHaveLength(1);
    await page.getByRole('tab', { name: 'Gesendet' }).click();
    await page.getByText('Vom Mailserver angenommen').waitFor();
    await shoot(page, 'postausgang-gesendet');

    const raw = smtp.accepted[0]!.raw.replace(/=\r\n/g, '');
    const link = /http:\/\/localhost:\d+\/abmelden\/[\w-]{95}/.exec(raw)?.[0] ?? 'no link';
    // A page of its own beside the app: no account, no script, and the machine's own letters where it has any.
    const recipient = await page.context().newPage();
    const dressed = async () => {
      const font = readdirSync(join(webFolder, 'assets')).find((name) => /inter-latin-wght.*\.woff2$/.test(name));
      await recipient.addStyleTag({
        content: `@font-face{font-family:Shown;font-weight:100 900;unicode-range:U+0-FFFF;src:url(/assets/${font})} body,button{font-family:Shown!important}`,
      });
    };
    await recipient.goto(link);
    await dressed();
    expect(await accessibilityFaults(recipient)).toEqual([]);
    await shoot(recipient, 'abmelden');
    await recipient.getByRole('button', { name: 'Keine Werbung mehr per E-Mail' }).click();
    await recipient.getByText('Sie haben Werbung per E-Mail abbestellt').waitFor({ state: 'attached' });
    await dressed();
    await shoot(recipient, 'abgemeldet');
    await recipient.close();

    await write('Und noch eine Nachricht');
    await page.getByText('Darf nicht gesendet werden').waitFor();
    await page.getByText('(R21)').waitFor();
    expect(await page.getByRole('button', { name: 'Freigeben und senden' }).isDisabled()).toBe(true);
    await shoot(page, 'postausgang-verboten');

    // Three drafts of the machine wait; the policy is loosened, and its preview counts them.
    for (const confidence of [0.7, 0.85, 0.95]) {
      const id = await putDraft(w.app.app, w.person.actor, customer, { purpose: 'contract' });
      const producer = { name: 'drafts', version: '1' };
      await w.app.db
        .transaction()
        .execute((tx) => proposeMessage(w.app.app, tx, { id, evidence: [], confidence, producer }));
    }
    await page.goto(`${w.url}/steuerung/autonomie`);
    const task = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'E-Mail senden' }) });
    await task.getByText('3 von 3 zu einem Menschen').waitFor();
    await task.getByLabel('Selbständigkeit').selectOption('sampled');
    await task.getByText('1 von 3 zu einem Menschen').waitFor();
    await task.getByText('3 warten und bleiben bei den Menschen').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'autonomie-vorschau');
    await page.goto(`${w.url}/pruefen`);
    await page.getByText('Noch nicht bekannt').waitFor();
    await page.getByLabel('Zuständig').selectOption({ label: 'Ida Holm' });
    await shoot(page, 'pruefen-zuteilung');
    await page.getByRole('combobox', { name: 'Gruppieren' }).click();
    await page.getByRole('option', { name: 'nach Quelle' }).click();
    const group = page.getByRole('region', { name: 'drafts 1' });
    await group.getByRole('button', { name: 'Alle 3 freigeben' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'pruefen-gruppen');
    await page.goto(`${w.url}/steuerung/protokoll`);
    await page.getByRole('columnheader', { name: 'Modell und Anweisung' }).waitFor();
    await shoot(page, 'protokoll-spalten');
    await page.goto(`${w.url}/steuerung/stichproben`);
    await page.getByText('Noch nichts gemessen').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${w.url}/steuerung/betroffenenrechte`);
    await page.getByLabel('E-Mail-Adresse oder Nummer').fill(customer.email);
    await page.getByRole('button', { name: 'Zeigen, was gelöscht würde' }).click();
    await page.getByText('Kontakte und Firmen').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'betroffenenrechte');

    await page.goto(`${w.url}/steuerung/postausgang`);
    await page.getByLabel('Server (SMTP)').waitFor();
    expect(await page.getByLabel('Server (SMTP)').inputValue()).toBe('127.0.0.1');
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, 'postausgangsserver');
    expect(w.faults).toEqual([]);
  },
  120_000,
);
