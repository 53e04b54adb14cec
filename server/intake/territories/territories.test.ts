import { expect, test } from 'vitest';
import { testApp } from '#test/support/app.ts';
import { type Territory, territoryOf } from './territory-of.ts';

const one = (label: string, codeFrom: string, codeTo: string, country = 'DE'): Territory => ({
  id: label,
  label,
  country,
  codeFrom,
  codeTo,
  userId: 'u',
  teamId: null,
  version: 1,
});

test('the narrowest region that holds the address decides, and none where none does', () => {
  const all = [
    one('Land', '', ''),
    one('Südwest', '70', '79'),
    one('Ulm', '89073', '89081'),
    one('Allgäu', '87', '89'),
    one('Wien', '1010', '1230', 'AT'),
  ];
  const label = (country: string | null, code?: string): string | undefined => territoryOf(all, country, code)?.label;
  expect(label('DE', '70565')).toBe('Südwest');
  expect(label('DE', '79999')).toBe('Südwest');
  expect(label('DE', '89077')).toBe('Ulm');
  expect(label('DE', '89250')).toBe('Allgäu');
  expect(label('DE', '10115')).toBe('Land');
  expect(label('DE')).toBe('Land');
  expect(label('AT', '1100')).toBe('Wien');
  expect(label('AT', '4020')).toBeUndefined();
  expect(label(null, '70565')).toBeUndefined();
});

test('a territory belongs to one person or one team, and is changed under the version that was seen', async () => {
  const t = await testApp();
  const head = await t.person('head_of_sales');
  const facts = { label: 'Südwest', country: 'DE', codeFrom: '70', codeTo: '79', userId: head.actor.id, teamId: null };
  const { status, body } = await t.call('intake.territories.save', facts, head);
  expect(status).toBe(200);
  const { id } = body as { id: string };
  expect(await t.call('intake.territories.save', { ...facts, id, version: 1, codeTo: '76' }, head)).toMatchObject({
    status: 200,
  });
  expect(await t.call('intake.territories.save', { ...facts, id, version: 1 }, head)).toMatchObject({ status: 409 });
  expect(await t.call('intake.territories.save', { ...facts, userId: null }, head)).toMatchObject({ status: 400 });
  expect(await t.call('intake.territories.save', facts, await t.person('sales'))).toMatchObject({ status: 403 });
  expect(await t.call('intake.territories.list', {}, head)).toMatchObject({
    body: { territories: [{ label: 'Südwest', codeTo: '76' }] },
  });
  expect(await t.call('intake.territories.remove', { id }, head)).toMatchObject({ status: 200 });
});
