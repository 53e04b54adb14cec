import { expect, test } from 'vitest';
import { partOf, valueFields, withPart } from './value-fields.ts';

const none = { min: undefined, max: undefined, maxLength: undefined, choices: [] };

test('a plain schema is one field with its bounds', () => {
  expect(valueFields({ type: 'integer', minimum: 1, maximum: 90 })).toEqual([
    { ...none, name: null, kind: 'integer', min: 1, max: 90 },
  ]);
  expect(valueFields({ type: 'string', maxLength: 200 })).toEqual([
    { ...none, name: null, kind: 'text', maxLength: 200 },
  ]);
});

test('an object is one field a property, in its order', () => {
  const schema = {
    type: 'object',
    properties: { person: { type: 'integer', minimum: 1 }, tone: { enum: ['du', 'sie'] }, on: { type: 'boolean' } },
  };
  expect(valueFields(schema).map(({ name, kind }) => [name, kind])).toEqual([
    ['person', 'integer'],
    ['tone', 'choice'],
    ['on', 'boolean'],
  ]);
});

test('what has no form of its own is edited as JSON, and nothing of it is lost', () => {
  expect(valueFields({ type: 'array', items: { type: 'string' } })).toEqual([{ ...none, name: null, kind: 'json' }]);
  expect(valueFields({})).toEqual([{ ...none, name: null, kind: 'json' }]);
});

test('the bounds of a safe integer are no bounds a person should read', () => {
  expect(valueFields({ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: 1e300 })[0]).toMatchObject({
    min: undefined,
    max: undefined,
  });
});

test('a changed part leaves the others', () => {
  expect(withPart({ person: 4, account: 8 }, 'person', 5)).toEqual({ person: 5, account: 8 });
  expect(withPart(4, null, 5)).toBe(5);
  expect(partOf({ person: 4 }, 'person')).toBe(4);
  expect(partOf({ person: 4 }, 'account')).toBe(null);
});
