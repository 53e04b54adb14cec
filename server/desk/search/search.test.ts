import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { SearchHit } from '#contract/desk/search.ts';
import { fold } from '#engines/text/index.ts';
import { collectWords } from '#server/records/search-words/index.ts';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { findAnything } from './find-anything.ts';
import { errorsAllowed, typingErrors } from './spelling.ts';

async function company(t: TestApp, name: string, facts: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const row = {
    name,
    sort_name: fold(name),
    name_key: fold(name),
    search: fold(`${name} ${facts['city'] ?? ''}`),
    ...facts,
  };
  const { rows } = await sql<{ id: string }>`
    insert into records.company (${sql.join(Object.keys(row).map((key) => sql.ref(key)))}) values (${sql.join(Object.values(row))}) returning id`.execute(
    t.db,
  );
  return rows[0]?.id ?? '';
}

async function person(
  t: TestApp,
  first: string,
  last: string,
  companyId: string,
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  const row = {
    first_name: first,
    last_name: last,
    sort_name: fold(`${last} ${first}`),
    name_key: fold(last),
    search: fold(`${first} ${last}`),
    company_id: companyId,
    ...facts,
  };
  await sql`insert into records.person (${sql.join(Object.keys(row).map((key) => sql.ref(key)))}) values (${sql.join(Object.values(row))})`.execute(
    t.db,
  );
}

async function find(t: TestApp, as: Person, q: string): Promise<{ hits: SearchHit[]; instead: string[] }> {
  const { status, body } = await t.call('desk.search.find', { q }, as);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as { hits: SearchHit[]; instead: string[] };
}

const titles = ({ hits }: { hits: readonly SearchHit[] }): string[] => hits.map((hit) => hit.title);

test('Müller, Mueller and Muller find the same', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const id = await company(t, 'Müller Antriebstechnik GmbH', { city: 'Göppingen' });
  await person(t, 'Jörg', 'Möller', id);
  for (const q of ['Müller', 'mueller', 'MULLER', 'Mülle', 'antriebstechnik muell', 'goeppingen']) {
    expect(titles(await find(t, admin, q)), q).toEqual(['Müller Antriebstechnik GmbH']);
  }
  for (const q of ['Jörg Möller', 'moeller joerg', 'Jorg Moll'])
    expect(titles(await find(t, admin, q)), q).toEqual(['Jörg Möller']);
});

test('typing errors and parts of words are tolerated, and the answer says what was looked up', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  await company(t, 'Schneider Maschinenbau GmbH');
  await company(t, 'Brunnhofer Fördertechnik KG');
  expect(await collectWords(t.app)).toBe(2);
  for (const q of ['schnieder', 'Schneidr', 'scheider', 'machinenbau', 'Schnieder Maschinenbau']) {
    const answer = await find(t, admin, q);
    expect(titles(answer), q).toEqual(['Schneider Maschinenbau GmbH']);
    expect(answer.hits[0]?.match).toBe('similar');
    expect(answer.instead.length).toBeGreaterThan(0);
  }
  expect(titles(await find(t, admin, 'technik'))).toEqual(['Brunnhofer Fördertechnik KG']);
  expect(await find(t, admin, 'xyzzy')).toEqual({ hits: [], instead: [], complete: true });
  expect(await find(t, admin, '!!!')).toEqual({ hits: [], instead: [], complete: true });
});

test('a step that takes too long leaves what the steps before it found, and says that it is a part', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  await company(t, 'Kern Bau GmbH');
  const answer = await t.db.transaction().execute(async (tx) => {
    await sql`lock table records.search_word in access exclusive mode`.execute(tx);
    return findAnything(t.app, admin.actor, { q: 'kern', limit: 20 }, 250);
  });
  expect(answer).toMatchObject({ complete: false, hits: [{ title: 'Kern Bau GmbH', match: 'prefix' }] });
});

test('an exact number comes before a name that begins so, and that before a word', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const id = await company(t, 'Kern Bau GmbH', { customer_number: 'K-100' });
  await company(t, 'Bau Kern AG');
  await sql`insert into records.sales_order (company_id, number, ordered_on) values (${id}::uuid, 'A-77', '2026-01-01')`.execute(
    t.db,
  );
  await sql`insert into records.quote (company_id, number, sent_on) values (${id}::uuid, 'AN-9', '2026-01-01')`.execute(
    t.db,
  );
  expect((await find(t, admin, 'kern')).hits.map((hit) => [hit.title, hit.match])).toEqual([
    ['Kern Bau GmbH', 'prefix'],
    ['Bau Kern AG', 'word'],
  ]);
  expect((await find(t, admin, 'k-100')).hits).toMatchObject([{ kind: 'company', match: 'exact' }]);
  expect((await find(t, admin, 'A-77')).hits).toMatchObject([{ kind: 'order', companyId: id }]);
  expect((await find(t, admin, 'an-9')).hits).toMatchObject([{ kind: 'quote', detail: 'Kern Bau GmbH' }]);
});

test('phones in any format, mails, domains and postal codes are found', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  const id = await company(t, 'Ulmer Stahl', {
    phone: '+4973112345',
    domain: 'ulmer-stahl.de',
    postal_code: '89073',
    email: 'info@ulmer-stahl.de',
  });
  await person(t, 'Anna', 'Berg', id, { mobile: '+491711234567', email: 'anna.berg@ulmer-stahl.de' });
  for (const q of [
    '0731/123-45',
    '+49 (0)731 12345',
    '0049 731 12345',
    'www.ulmer-stahl.de',
    'https://ulmer-stahl.de/kontakt',
    '89073',
    'INFO@ulmer-stahl.de',
  ]) {
    expect(titles(await find(t, admin, q)), q).toContain('Ulmer Stahl');
  }
  expect(titles(await find(t, admin, '0171 1234567'))).toEqual(['Anna Berg']);
  expect(titles(await find(t, admin, 'anna.berg@ulmer-stahl.de'))[0]).toBe('Anna Berg');
});

test('a foreign record is never found by a sales person, neither by number nor by a wrong spelling', async () => {
  const t = await testApp();
  const me = await t.person('sales', { teamId: await t.team() });
  const head = await t.person('head_of_sales');
  const id = await company(t, 'Geheim Werke', { team_id: await t.team(), customer_number: 'G1', phone: '+4973112345' });
  await person(t, 'Gerd', 'Geheim', id);
  await sql`insert into records.sales_order (company_id, number, ordered_on) values (${id}::uuid, 'A-1', '2026-01-01')`.execute(
    t.db,
  );
  await sql`insert into records.task (company_id, title, created_by) values (${id}::uuid, 'Geheim anrufen', 'x')`.execute(
    t.db,
  );
  await collectWords(t.app);
  for (const q of ['geheim', 'G1', 'A-1', 'gehiem', '0731 12345', 'heim', 'anrufen']) {
    expect(await find(t, me, q), q).toEqual({ hits: [], instead: [], complete: true });
    expect((await find(t, head, q)).hits.length, q).toBeGreaterThan(0);
  }
});

test('hostile text is searched for, not executed', async () => {
  const t = await testApp();
  const admin = await t.person('admin');
  await company(t, 'Alpha');
  for (const q of [
    "' | 'alpha",
    "alpha':* & !'x",
    '%',
    '_____',
    '\\',
    'a\u0000lpha',
    '))((',
    '🚀',
    'א'.repeat(150),
    "'; drop table records.company; --",
  ]) {
    expect((await t.call('desk.search.find', { q }, admin)).status, q).toBe(200);
  }
  expect(titles(await find(t, admin, 'alpha'))).toEqual(['Alpha']);
});

test('a swapped, missing, added or wrong letter is one error each', () => {
  const cases = [
    ['schnieder', 'schneider'],
    ['schneidr', 'schneider'],
    ['schneeider', 'schneider'],
    ['schneiter', 'schneider'],
  ] as const;
  for (const [typed, word] of cases) expect(typingErrors(typed, word, 2)).toBe(1);
  expect(typingErrors('mayer', 'schneider', 2)).toBe(3);
  const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const errors = typingErrors(a, b, 9);
      expect(errors).toBe(typingErrors(b, a, 9));
      expect(errors === 0).toBe(a === b);
      expect(typingErrors(a, b, 1)).toBe(Math.min(errors, 2));
    }),
  );
  expect([errorsAllowed('abc'), errorsAllowed('muller'), errorsAllowed('maschinen')]).toEqual([0, 1, 2]);
});
