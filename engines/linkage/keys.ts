import type { KeyKind } from './model.ts';
import { soundOf } from './sound.ts';

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
