import { fold } from '#engines/text/index.ts';
import type { RecordKind } from '../fields/index.ts';
import { textOf, type Values } from './subjects.ts';

/** Kinds that carry their identity with them: equal key, equal record. Empty: never the same as another. */
export function naturalKey(kind: RecordKind, values: Values): string | null {
  const get = (key: string) => textOf(values, key) ?? '';
  const number = textOf(values, 'number');
  switch (kind) {
    case 'product':
    case 'order':
    case 'quote':
      return number;
    case 'deal':
      return number === null ? `${get('company_id')}|${fold(get('title'))}` : `#${number}`;
    case 'activity':
      return [get('company_id'), get('kind'), moment(get('happened_at')), get('subject')].join('|');
    case 'task':
      return [get('company_id'), get('title'), get('due_on')].join('|');
    default:
      return null;
  }
}

function moment(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : String(at);
}
