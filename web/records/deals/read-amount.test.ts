import { expect, test } from 'vitest';
import { readAmount } from './read-amount.ts';

test('reads amounts as people type them', () => {
  expect(readAmount('12500')).toBe(1_250_000);
  expect(readAmount('12.500')).toBe(1_250_000);
  expect(readAmount('12.500,50 €')).toBe(1_250_050);
  expect(readAmount('12,500.50')).toBe(1_250_050);
  expect(readAmount('1.250.000')).toBe(125_000_000);
  expect(readAmount('3,5')).toBe(350);
});

test('refuses what is no amount', () => {
  expect(readAmount('viel')).toBe(null);
  expect(readAmount('')).toBe(null);
  expect(readAmount('1.2345')).toBe(null);
});
