import { expect, test } from 'vitest';
import { onlyChanged } from './only-changed.ts';

test('an edit says what changed and nothing else, own fields one by one', () => {
  const before = { lastName: 'Yıldız', phone: null, custom: { abteilung: 'A', rang: 2 } };
  const after = { lastName: 'Yıldız', phone: '', email: 'y@muster.example', custom: { abteilung: 'B', rang: 2 } };
  expect(onlyChanged(after, before)).toEqual({ email: 'y@muster.example', custom: { abteilung: 'B' } });
  expect(onlyChanged(before, before)).toEqual({});
  expect(onlyChanged({ phone: null }, { phone: '+49' })).toEqual({ phone: null });
});
