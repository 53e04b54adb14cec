import type { ReactNode } from 'react';
import type { ListCell, ListColumn, ListRow } from '#contract/desk/lists.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';
import { amount, day, momentDay, number, phone } from '../../ui/format.ts';
import type { GridColumn } from '../../ui/grid/columns.ts';
import { Meter } from '../../ui/meter.tsx';

/** Words for columns and choices, handed in once so that cells stay plain functions. */
export interface ListWords {
  readonly column: (key: string) => string;
  readonly choice: (column: string, value: string) => string;
  readonly yes: string;
  readonly no: string;
  /** Of an objection only a keyed hash of the address is kept. */
  readonly unreadable: string;
}

const widths: Readonly<Record<string, number>> = {
  name: 250,
  title: 250,
  company: 220,
  number: 120,
  city: 150,
  postalCode: 70,
  country: 60,
  region: 140,
  industry: 150,
  employees: 110,
  phone: 160,
  email: 220,
  website: 190,
  domain: 160,
  owner: 140,
  team: 120,
  relation: 130,
  leadStage: 110,
  leadSource: 150,
  fit: 120,
  leadScore: 120,
  customerNumber: 120,
  jobTitle: 190,
  department: 150,
  buyingRole: 130,
  stage: 160,
  nextStep: 220,
  probability: 120,
  vatId: 130,
  street: 180,
  orderedOn: 150,
  sentOn: 130,
  contactPoint: 240,
  documented: 130,
  purposes: 170,
  source: 170,
};
const typeWidths: Readonly<Record<ListColumn['type'], number>> = {
  text: 160,
  number: 110,
  cents: 130,
  day: 120,
  moment: 120,
  boolean: 80,
  choice: 130,
  owner: 140,
  team: 120,
  reference: 200,
};
const tones: Readonly<Record<string, ChipTone>> = {
  customer: 'strong',
  former_customer: 'doubt',
  partner: 'outline',
  sql: 'outline',
  rejected: 'against',
  decider: 'strong',
  champion: 'strong',
  blocker: 'against',
  won: 'strong',
  lost: 'against',
  given: 'strong',
  withdrawn: 'against',
  raised: 'against',
  ended: 'outline',
  struck_out: 'outline',
};
const growing = new Set(['name', 'title', 'company', 'email', 'jobTitle', 'nextStep', 'contactPoint']);
const phones = new Set(['phone', 'mobile', 'fax']);

/** How a column of the server is drawn. */
export function gridColumn(column: ListColumn, words: ListWords): GridColumn<ListRow> {
  const numeric = column.type === 'number' || column.type === 'cents';
  return {
    key: column.key,
    name: column.label ?? words.column(column.key),
    width: widths[column.key] ?? typeWidths[column.type],
    ...(numeric && !meters.has(column.key) ? { align: 'end' as const } : {}),
    sortable: column.sortable,
    ...(growing.has(column.key) ? { grows: true } : {}),
    // A choice that stands for a record (a stage) comes as its id as well, which has a name in every language.
    cell: (row) => {
      const id = column.type === 'choice' ? row.cells[`${column.key}Id`] : undefined;
      return cellText(column, id ?? row.cells[column.key] ?? null, words);
    },
  };
}

/** Points from 0 to 100 are seen faster than read. */
const meters: ReadonlySet<string> = new Set(['fit', 'leadScore']);

export function cellText(
  column: Pick<ListColumn, 'key' | 'type' | 'choices'>,
  value: ListCell,
  words: ListWords,
): ReactNode {
  if (value === null || value === '') return column.key === 'contactPoint' ? words.unreadable : '';
  if (meters.has(column.key) && typeof value === 'number') return <Meter share={value / 100} text={number(value)} />;
  switch (column.type) {
    case 'number':
      return typeof value === 'number' ? number(value, Number.isInteger(value) ? 0 : 1) : value;
    case 'cents':
      return typeof value === 'number' && value !== 0 ? amount(value) : '–';
    case 'day':
      return day(String(value));
    case 'moment':
      return momentDay(String(value));
    case 'boolean':
      return value ? words.yes : words.no;
    case 'choice': {
      const text = String(value);
      const known = column.choices.find((choice) => choice.value === text);
      if (text === 'none') return '';
      return <Chip tone={tones[text] ?? 'plain'}>{known?.label ?? words.choice(column.key, text)}</Chip>;
    }
    default:
      return phones.has(column.key) ? phone(String(value)) : String(value);
  }
}
