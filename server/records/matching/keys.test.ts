import { expect, test } from 'vitest';
import { Neighbours } from './candidates.ts';
import { standardInUse } from './model.ts';
import type { Values } from './subjects.ts';

const model = standardInUse('company');

/** Whether the second is compared when the first is there already. */
function meets(first: Values, second: Values): boolean {
  const neighbours = new Neighbours();
  neighbours.use(model);
  neighbours.add('first', neighbours.subject(first));
  return neighbours.compare(neighbours.subject(second)).has('first');
}

const ulm: Values = { name: 'Köster Antriebstechnik GmbH', postal_code: '89073', city: 'Ulm' };
const alike: Values = { ...ulm, name: 'Antriebstechnik Köster KG' };

test('words of the name and the postal code make two worth comparing', () => {
  expect(meets(ulm, alike)).toBe(true);
});

test('words of the name and the town do where a postal code is missing, whichever came first', () => {
  expect(meets(ulm, { ...alike, postal_code: null })).toBe(true);
  expect(meets({ ...ulm, postal_code: null }, alike)).toBe(true);
  expect(meets({ ...ulm, postal_code: null }, { ...alike, postal_code: null })).toBe(true);
});

test('two postal codes of one town and words in common do not, another value in common does', () => {
  expect(meets(ulm, { ...alike, postal_code: '89081' })).toBe(false);
  expect(meets({ ...ulm, phone: '+4973112345' }, { ...alike, postal_code: '89081', phone: '+4973112345' })).toBe(true);
  expect(meets(ulm, { ...ulm, postal_code: '89081' })).toBe(true);
});
