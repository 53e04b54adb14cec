import { afterEach, expect, test } from 'vitest';
import {
  ago,
  amount,
  bytes,
  day,
  moment,
  momentDay,
  number,
  percent,
  phone,
  readDay,
  setFormatLanguage,
  signed,
} from './format.ts';

afterEach(() => setFormatLanguage('de'));

test('writes numbers and amounts the German way, with a true minus sign', () => {
  expect(number(1234567.891, 1)).toBe('1.234.567,9');
  expect(amount(-123456)).toBe('\u22121.235\u00a0€');
  expect(amount(123456, 'cents')).toBe('1.234,56\u00a0€');
  expect(percent(0.715)).toBe('72\u00a0%');
  expect(signed(37.6, 1)).toBe('+37,6');
  expect(signed(-4, 1)).toBe('\u22124,0');
  expect(bytes(1536)).toBe('2 KB');
});

test('a calendar day does not move with the time zone, a moment is shown in German time', () => {
  expect(day('2026-03-29')).toBe('29.03.2026');
  expect(momentDay('2026-03-28T23:30:00Z')).toBe('29.03.2026');
  expect(moment('2026-07-01T10:05:00Z')).toBe('01.07.2026, 12:05');
  expect(day('nonsense')).toBe('–');
});

test('reads days as Germans type them and refuses days that do not exist', () => {
  const today = '2026-11-21';
  expect(readDay('1.3.26', today)).toBe('2026-03-01');
  expect(readDay('24.12.', today)).toBe('2026-12-24');
  expect(readDay('24.12', today)).toBe('2026-12-24');
  expect(readDay('2026-02-28', today)).toBe('2026-02-28');
  expect(readDay('24122026', today)).toBe('2026-12-24');
  expect(readDay('29.02.2023', today)).toBe(null);
  expect(readDay('morgen', today)).toBe(null);
});

test('parts a phone number only where the area code is certain', () => {
  expect(phone('+49731123145')).toBe('+49 731 123145');
  expect(phone('+498912345678')).toBe('+49 89 12345678');
  expect(phone('+4915112345678')).toBe('+49 151 12345678');
  expect(phone('+4971619876543')).toBe('+49 7161 9876543');
  expect(phone('+493320112345')).toBe('+49 3320112345');
  expect(phone('+41446681800')).toBe('+41 44 6681800');
  expect(phone('intern 12')).toBe('intern 12');
});

test('says how long ago in words of either language', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  expect(ago('2026-11-18T12:00:00Z', now)).toBe('vor 3 Tagen');
  setFormatLanguage('en');
  expect(ago('2026-11-20T11:00:00Z', now)).toBe('yesterday');
});
