import { expect, test } from 'vitest';
import { readValue, valueText } from './rule-value.ts';

test('reads what it wrote, for every comparison', () => {
  expect(readValue('between', valueText([20, 999]))).toEqual([20, 999]);
  expect(readValue('is', valueText(['Chemie', 'Stahl']))).toEqual(['Chemie', 'Stahl']);
  expect(readValue('at_least', valueText(1000))).toBe(1000);
  expect(readValue('known', valueText(null))).toBe(null);
});

test('understands a range and a thousand as Germans type them', () => {
  expect(readValue('between', '20 bis 1.000')).toEqual([20, 1000]);
  expect(readValue('between', '20-999')).toEqual([20, 999]);
  expect(readValue('at_most', '1.500')).toBe(1500);
});

test('says that a text means no value instead of guessing one', () => {
  expect(readValue('at_least', 'viele')).toBe(undefined);
  expect(readValue('between', '9 bis 1')).toBe(undefined);
  expect(readValue('is', ' , ')).toBe(undefined);
});
