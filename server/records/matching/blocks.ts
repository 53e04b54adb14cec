import { fold } from '#engines/text/index.ts';
import type { RecordKind } from '../fields/index.ts';
import type { CompanySubject } from './compare-companies.ts';
import type { PersonSubject } from './compare-people.ts';
import { textOf, type Values } from './subjects.ts';

/** Two subjects are compared when they share one of these. */
export function companyBlocks(subject: CompanySubject): string[] {
  return [
    ...(subject.vatId === null ? [] : [`vat:${subject.vatId}`]),
    ...subject.numbers.map((number) => `number:${number}`),
    ...(subject.domain === null ? [] : [`domain:${subject.domain}`]),
    ...(subject.email === null ? [] : [`email:${subject.email}`]),
    ...(subject.phone === null ? [] : [`phone:${subject.phone}`]),
    ...(subject.nameKey === '' ? [] : [`name:${subject.nameKey}`]),
  ];
}

export function personBlocks(subject: PersonSubject): string[] {
  return [
    ...(subject.email === null ? [] : [`email:${subject.email}`]),
    ...(subject.mobile === null ? [] : [`mobile:${subject.mobile}`]),
    ...(subject.phone === null ? [] : [`phone:${subject.phone}`]),
    ...(subject.last === '' ? [] : [`name:${subject.companyId ?? ''}:${subject.last}`]),
  ];
}

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
