import { expect, test } from 'vitest';
import { daysOf, readMarketAddress, readWeekAddress, sinceOf } from './address.ts';

test('a week runs from Monday to Sunday, also on its first and last day', () => {
  expect(daysOf('this', '2026-11-21')).toEqual({ since: '2026-11-16', until: '2026-11-22' });
  expect(daysOf('this', '2026-11-16')).toEqual({ since: '2026-11-16', until: '2026-11-22' });
  expect(daysOf('this', '2026-11-22')).toEqual({ since: '2026-11-16', until: '2026-11-22' });
  expect(daysOf('last', '2026-11-21')).toEqual({ since: '2026-11-09', until: '2026-11-15' });
  expect(daysOf('four', '2026-11-21')).toEqual({ since: '2026-10-26', until: '2026-11-22' });
  expect(sinceOf('quarter', '2026-11-21')).toBe('2026-08-22');
  expect(sinceOf('ever', '2026-11-21')).toBeUndefined();
});

test('an address that says nonsense says nothing', () => {
  expect(readMarketAddress({ competitor: 7, search: 'x'.repeat(200), span: 'decade' })).toEqual({
    search: 'x'.repeat(100),
  });
  expect(readWeekAddress({ week: 'next', kinds: ['opening', 'nonsense'] })).toEqual({ kinds: ['opening'] });
});
