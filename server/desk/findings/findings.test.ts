import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { monthAfter } from '#server/intake/sources/index.ts';
import { type TestApp, testApp } from '#test/support/app.ts';

async function watched(t: TestApp, label: string, aim = 'directory'): Promise<{ watch: string; run: string }> {
  const { rows } = await sql<{ id: string }>`
    insert into intake.watch (label, kind, url, hosts, aim, legal_ground, created_by, created_by_name, created_at)
    values (${label}, 'list', 'https://verband.example/', '{verband.example}', ${aim}, 'Art. 6 (1) f DSGVO', 'x', 'x', now()) returning id`.execute(
    t.db,
  );
  const watch = rows[0]?.id ?? '';
  const run = await sql<{ id: string }>`
    insert into intake.watch_run (watch_id, started_at) values (${watch}, now()) returning id`.execute(t.db);
  return { watch, run: run.rows[0]?.id ?? '' };
}

interface Told {
  readonly name: string;
  readonly kind: string;
  readonly event?: object;
  readonly record?: string;
  readonly lead?: boolean;
  readonly answer?: string;
  readonly fields?: object;
}

async function tell(t: TestApp, { watch, run }: { watch: string; run: string }, one: Told): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into intake.watch_entry (watch_id, name, fields, snippet, place, url, confidence, first_seen_at, last_seen_at, record_id)
    values (${watch}, ${one.name}, ${JSON.stringify(one.fields ?? {})}::jsonb, ${one.name}, 'p', 'https://verband.example/a', 0.9, '2026-10-31T12:00:00Z', now(), ${one.record ?? null})
    returning id`.execute(t.db);
  await sql`insert into intake.watch_change (watch_id, run_id, entry_id, kind, changes, at, lead, record_id, event, answer)
    values (${watch}, ${run}, ${rows[0]?.id ?? 0}, ${one.kind}, '[]', '2026-11-18T08:00:00Z', ${one.lead ?? false}, ${one.record ?? null},
      ${one.event ? JSON.stringify(one.event) : null}::jsonb, ${one.answer ?? null})`.execute(t.db);
}

async function company(t: TestApp, name: string, code: string, industry: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into records.company (name, sort_name, name_key, postal_code, city, industry) values (${name}, ${name}, ${name}, ${code}, 'Ulm', ${industry}) returning id`.execute(
    t.db,
  );
  return rows[0]?.id ?? '';
}

test('the week is told by region and industry, without noise and competitors, ready to edit', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const week = { since: '2026-11-16', until: '2026-11-22' };
  const source = await watched(t, 'Südblatt');
  const known = await company(t, 'Alb Guss GmbH', '89077', 'Gießerei');
  const opening = (of: string) => ({ kind: 'opening', company: of, person: null, day: '2026-11-17' });
  await tell(t, source, {
    name: 'Die Alb Guss GmbH eröffnet [ein Werk](http://böse.example).',
    kind: 'news',
    event: opening('Alb Guss'),
    record: known,
  });
  await tell(t, source, {
    name: 'Die Y AG eröffnet ein Lager.',
    kind: 'news',
    event: opening('Y AG'),
    answer: 'noise',
  });
  await tell(t, source, {
    name: 'Die Z AG ist pleite.',
    kind: 'news',
    event: { kind: 'insolvency', company: 'Z AG', person: null, day: null },
  });
  await tell(t, await watched(t, 'Wettbewerber', 'competitor'), {
    name: 'Die K AG eröffnet.',
    kind: 'news',
    event: opening('K AG'),
  });
  await t.call(
    'intake.territories.save',
    { label: 'Ulm', country: 'DE', codeFrom: '89', codeTo: '', userId: head.actor.id, teamId: null },
    head,
  );
  const { status, body } = await t.call('desk.findings.digest', week, head);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    total: 1,
    cut: false,
    regions: [{ region: 'Ulm', industries: [{ industry: 'Gießerei', items: [{ company: 'Alb Guss GmbH' }] }] }],
  });
  const { text } = body as { text: string };
  expect(text).toContain('## Ulm\n\n### Gießerei\n\n- **Eröffnung: Alb Guss GmbH, Ulm.**');
  // What a page says is no markup of ours.
  expect(text).toContain('\\[ein Werk\\]');
  const asked = await t.call('desk.findings.digest', { ...week, kinds: ['insolvency'] }, head);
  expect(asked.body).toMatchObject({ total: 1, regions: [{ region: 'Ohne Ortsangabe' }] });
  expect(await t.call('desk.findings.digest', { since: '2026-11-22', until: '2026-11-16' }, head)).toMatchObject({
    status: 400,
  });
});

test('a lead says where its data came from, and by when that has to be told; deals count for the source', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const source = await watched(t, 'Verband Süd');
  const id = await company(t, 'Neu GmbH', '70565', 'Blech');
  await tell(t, source, {
    name: 'Neu GmbH',
    kind: 'new',
    record: id,
    lead: true,
    fields: { phone: '+49711123', directors: 'Anna Alt', detail: 'x' },
  });
  await sql`insert into records.deal (company_id, title, stage_id, value_cents)
    select ${id}, 'Auftrag', id, 125000 from records.deal_stage where outcome in ('won', 'open') and not archived
      and id in (select min(id) from records.deal_stage where outcome in ('won', 'open') and not archived group by outcome)`.execute(
    t.db,
  );
  const { body } = await t.call('desk.findings.notice', { id }, head);
  expect(body).toMatchObject({
    dueOn: '2026-11-30',
    sources: [
      { label: 'Verband Süd', fields: ['Name', 'Telefon', 'Geschäftsführung'], legalGround: 'Art. 6 (1) f DSGVO' },
    ],
  });
  expect((body as { text: string }).text).toMatch(
    /Art\. 14 DSGVO.*am 31\.10\.2026 auf https:\/\/verband\.example\/a.*Art\. 21/,
  );
  expect((await t.call('desk.findings.yield', undefined, head)).body).toEqual({
    sources: [{ sourceId: source.watch, open: 1, won: 1, wonCents: 125000 }],
  });
  const other = await company(t, 'Fremd GmbH', '1', 'x');
  expect((await t.call('desk.findings.notice', { id: other }, head)).body).toEqual({
    sources: [],
    dueOn: null,
    text: '',
  });
  expect(monthAfter('2026-01-31')).toBe('2026-02-28');
  expect(monthAfter('2026-12-05')).toBe('2027-01-05');
});
