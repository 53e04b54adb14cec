import { expect, test } from 'vitest';
import { draftsOf, emptyLine, problemsOf, sumOf, totalOf, writtenLines } from './order-lines.ts';

const line = {
  position: 1,
  productNumber: 'G40',
  description: null,
  quantity: 2.5,
  priceCents: 9990,
  totalCents: 20_000,
};

test('a line that nobody touched keeps its own total, a changed one is counted anew', () => {
  const [draft = emptyLine('1')] = draftsOf([line], ',');
  expect(draft).toMatchObject({ quantity: '2,5', price: '99,90' });
  expect(totalOf(draft)).toBe(20_000);
  expect(totalOf({ ...draft, quantity: '3' })).toBe(29_970);
  expect(writtenLines([draft])).toEqual([
    { productNumber: 'G40', description: null, quantity: 2.5, priceCents: 9990, totalCents: 20_000 },
  ]);
});

test('a discount is a line with an amount taken off', () => {
  const discount = { ...emptyLine('2'), description: 'Rabatt', price: '−50,00' };
  expect(problemsOf(discount)).toEqual([]);
  expect(sumOf([...draftsOf([line], ','), discount])).toBe(15_000);
});

test('says what is wrong with a line instead of guessing', () => {
  expect(problemsOf({ ...emptyLine('1'), quantity: 'zwei', price: '5 Euro 20' })).toEqual([
    'what',
    'quantity',
    'price',
  ]);
  expect(problemsOf({ ...emptyLine('1'), description: 'Montage', quantity: '', price: '' })).toEqual([]);
});
