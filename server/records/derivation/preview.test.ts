import { expect, test } from 'vitest';
import { type Observed, recordObservations } from '#server/intake/observations/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { testApp } from '#test/support/app.ts';
import { fingerprint } from '#test/support/fingerprint.ts';
import { PreviewSession, previewObservations } from './index.ts';

const company = (fields: Readonly<Record<string, string>>, rowNo: number): Observed => ({
  kind: 'company',
  rowNo,
  fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])),
});
const kromberg = { name: 'Kromberg Antriebe GmbH', postal_code: '89073', phone: '+49731111' };

test('a dry run says what an import then does, row by row, and writes nothing', async () => {
  const t = await testApp();
  const source = { id: 'import:a', kind: 'file', label: 'a' } as const;
  const record = (observations: readonly Observed[]) =>
    t.db.transaction().execute((tx) => recordObservations(t.app, tx, commandActor, { source, observations }));
  await record([company(kromberg, 1), company({ name: 'Gleich KG', postal_code: '10115' }, 2)]);
  const rows: Observed[] = [
    company({ ...kromberg, phone: '+49731222' }, 1),
    company({ name: 'Gleich KG', postal_code: '10115' }, 2),
    company({ name: 'Neu AG', postal_code: '20095' }, 3),
    company({ ...kromberg, name: 'Kromberg Antriebe AG' }, 4),
    company({ city: 'Ulm' }, 5),
    { kind: 'person', rowNo: 3, part: 1, hint: { company: 2 }, fields: { last_name: { value: 'Vogt' } } },
  ];
  const before = await fingerprint(t.db);
  const session = new PreviewSession();
  const options = { trust: 50, at: t.app.clock.now() };
  const seen = await previewObservations(t.db, session, { observations: rows, ...options });
  // A later part of the file meets what the earlier one would have made.
  const [late] = await previewObservations(t.db, session, {
    observations: [company({ name: 'Neu AG', postal_code: '20095' }, 7)],
    ...options,
  });
  expect(await fingerprint(t.db)).toEqual(before);
  expect(late).toMatchObject({ verdict: 'unchanged', recordId: null });
  expect(seen[0]?.changes).toEqual([{ field: 'phone', before: '+49731111', after: '+49731222' }]);
  expect(seen[3]?.rivals).toHaveLength(1);
  const done = await record(rows);
  const byRow = (list: readonly { kind: string; rowNo: number | null; part: number; verdict: string }[]) =>
    Object.fromEntries(list.map((one) => [`${one.rowNo}.${one.part}`, one.verdict]));
  expect(byRow(seen)).toEqual(byRow(done));
  expect(byRow(seen)).toEqual({
    '1.0': 'updated',
    '2.0': 'unchanged',
    '3.0': 'new',
    '4.0': 'doubtful',
    '5.0': 'faulty',
    '3.1': 'new',
  });
});
