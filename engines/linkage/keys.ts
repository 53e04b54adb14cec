import type { KeyKind } from './model.ts';
import { LONGEST_SOUND, soundOf, soundOfUnits } from './sound.ts';
import { hashOfUnits } from './units.ts';

/** The text of one key of a value, '' where it has none. `word` has several: `wordKeys`. */
export function keyText(kind: KeyKind, text: string): string {
  switch (kind) {
    case 'same':
      return text;
    case 'sound':
      return text.length < 2
        ? text
        : soundOf(text.includes('|') ? text.slice(0, text.indexOf('|')) : text.split(' ')[0]!);
    case 'start':
      return text.length >= 4 ? text.slice(0, 4) : '';
    case 'end':
      return text.length >= 5 ? text.slice(-4) : '';
    case 'year':
      return text.slice(0, 4);
    case 'month-year':
      return text.slice(0, 6);
    case 'day-month':
      return text.length === 8 && !text.endsWith('00') ? text.slice(4) : '';
    case 'user':
      return text.includes('@') ? text.slice(0, text.lastIndexOf('@')) : '';
    case 'number':
      return text.includes('|') ? text.slice(text.indexOf('|') + 1) : '';
    case 'initial':
      return text.slice(0, 1);
    case 'word':
      return text;
  }
}

const BAR = 124;
const BLANK = 32;
const AT = 64;
const ZERO = 48;
const sound = new Uint16Array(LONGEST_SOUND);

/** `hashOf(keyText(kind, text))` of a text laid out as numbers, without making it a string: millions of keys are asked for. 0 where it has none. */
export function keyHash(kind: KeyKind, units: Uint16Array, from: number, to: number): number {
  const length = to - from;
  const part = (start: number, end: number): number => (end > start ? hashOfUnits(units, start, end) : 0);
  switch (kind) {
    case 'sound': {
      if (length < 2) return part(from, to);
      let end = firstOf(BAR, units, from, to);
      if (end === to) end = firstOf(BLANK, units, from, to);
      const signs = soundOfUnits(units, from, end, sound);
      return signs === 0 ? 0 : hashOfUnits(sound, 0, signs);
    }
    case 'start':
      return length >= 4 ? part(from, from + 4) : 0;
    case 'end':
      return length >= 5 ? part(to - 4, to) : 0;
    case 'year':
      return part(from, Math.min(to, from + 4));
    case 'month-year':
      return part(from, Math.min(to, from + 6));
    case 'day-month':
      return length === 8 && (units[to - 1] !== ZERO || units[to - 2] !== ZERO) ? part(from + 4, to) : 0;
    case 'user': {
      let end = to - 1;
      while (end >= from && units[end] !== AT) end--;
      return part(from, end);
    }
    case 'number':
      return part(firstOf(BAR, units, from, to) + 1, to);
    case 'initial':
      return part(from, Math.min(to, from + 1));
    case 'same':
    case 'word':
      return part(from, to);
  }
}

function firstOf(unit: number, units: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && units[at] !== unit) at++;
  return at;
}
