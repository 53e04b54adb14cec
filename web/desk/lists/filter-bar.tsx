import { Button, MultiSelect, Popover, Select, TextInput } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListColumn, ListFilter } from '#contract/desk/lists.ts';
import form from '../../ui/form.module.css';
import { amount, day, germanDay, number, readDay } from '../../ui/format.ts';
import type { ListWords } from './cells.tsx';
import css from './filter-bar.module.css';
import { withFilter } from './list-address.ts';

export interface FilterBarProps {
  readonly columns: readonly ListColumn[];
  readonly filters: readonly ListFilter[];
  readonly onChange: (next: ListFilter[]) => void;
  readonly words: ListWords;
  readonly owners: readonly { readonly value: string; readonly label: string }[];
}

type Op = ListFilter['op'];

export function AddFilter({ columns, filters, onChange, words, owners }: FilterBarProps) {
  const t = useTranslations('lists');
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={15} stroke={1.7} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t('filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FilterForm
          columns={columns}
          words={words}
          owners={owners}
          onDone={(filter) => {
            onChange(withFilter(filters, filter.column, filter));
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({
  columns,
  words,
  owners,
  onDone,
}: Pick<FilterBarProps, 'columns' | 'words' | 'owners'> & { onDone: (filter: ListFilter) => void }) {
  const t = useTranslations('lists');
  const usable = columns.filter((column) => column.ops.length > 0);
  const [own, builtIn] = [usable.filter(isOwn), usable.filter((one) => !isOwn(one))];
  const named = (some: readonly ListColumn[]) =>
    some.map((one) => ({ value: one.key, label: one.label ?? words.column(one.key) }));
  const [key, setKey] = useState<string | null>(null);
  const column = usable.find((one) => one.key === key);
  const [op, setOp] = useState<Op | null>(null);
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const [many, setMany] = useState<string[]>([]);
  const chosen = op && column?.ops.includes(op) ? op : column?.ops[0];
  const choices =
    column?.type === 'owner'
      ? [...owners]
      : (column?.choices ?? []).map(({ value, label }) => ({
          value,
          label: label ?? words.choice(column?.key ?? '', value),
        }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const filter = column && chosen ? build(column, chosen, text, to, many) : null;
    if (filter) onDone(filter);
  };
  return (
    <form className={form.stack} onSubmit={submit}>
      <Select
        label={t('addFilter')}
        searchable
        data={
          own.length === 0
            ? named(builtIn)
            : [
                { group: t('ownFields'), items: named(own) },
                { group: t('fields'), items: named(builtIn) },
              ]
        }
        value={key}
        onChange={(next) => {
          setKey(next);
          setOp(null);
          setMany([]);
          // A choice of the one column is none of the other.
          setText('');
          setTo('');
        }}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
      {column && chosen && (
        <>
          {column.ops.length > 1 && (
            <Select
              label={t('condition')}
              data={column.ops.map((one) => ({ value: one, label: t(`op.${one}`) }))}
              value={chosen}
              onChange={(next) => setOp(column.ops.find((one) => one === next) ?? null)}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
            />
          )}
          {chosen === 'in' && (
            <MultiSelect
              label={t('value')}
              data={choices}
              value={many}
              onChange={setMany}
              comboboxProps={{ withinPortal: false }}
            />
          )}
          {chosen === 'is' &&
            (choices.length > 0 ? (
              <Select
                label={t('value')}
                data={choices}
                value={text || null}
                onChange={(next) => setText(next ?? '')}
                comboboxProps={{ withinPortal: false }}
              />
            ) : column.type === 'boolean' ? (
              <Select
                label={t('value')}
                data={[
                  { value: 'true', label: words.yes },
                  { value: 'false', label: words.no },
                ]}
                value={text || null}
                onChange={(next) => setText(next ?? '')}
                comboboxProps={{ withinPortal: false }}
              />
            ) : (
              <TextInput label={t('value')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
            ))}
          {chosen === 'contains' && (
            <TextInput label={t('value')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          )}
          {chosen === 'range' && (
            <div className={form.pair}>
              <TextInput label={t('from')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
              <TextInput label={t('to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
            </div>
          )}
          <Button type="submit" disabled={build(column, chosen, text, to, many) === null}>
            {t('apply')}
          </Button>
        </>
      )}
    </form>
  );
}

const isOwn = (column: ListColumn) => column.key.startsWith('custom.');

/** The condition as the server takes it, or null while something is missing. Amounts are typed in euros. */
function build(column: ListColumn, op: Op, text: string, to: string, many: readonly string[]): ListFilter | null {
  const name = column.key;
  if (op === 'empty' || op === 'filled' || op === 'mine') return { column: name, op };
  if (op === 'in') return many.length > 0 ? { column: name, op, values: [...many] } : null;
  if (op === 'contains') return text.trim() ? { column: name, op, value: text.trim() } : null;
  if (op === 'is') {
    if (column.type === 'boolean') return text ? { column: name, op, value: text === 'true' } : null;
    const value = scalar(column, text);
    return value === null ? null : { column: name, op, value };
  }
  const low = scalar(column, text);
  const high = scalar(column, to);
  if ((text.trim() && low === null) || (to.trim() && high === null) || (low === null && high === null)) return null;
  return { column: name, op, ...(low === null ? {} : { from: low }), ...(high === null ? {} : { to: high }) };
}

function scalar(column: ListColumn, text: string): string | number | null {
  const clean = text.trim();
  if (!clean) return null;
  if (column.type === 'day' || column.type === 'moment') return readDay(clean, germanDay(new Date()));
  if (column.type !== 'number' && column.type !== 'cents') return clean;
  const value = Number(clean.replace(/[.\s€](?=\d{3}\b)|€|\s/g, '').replace(',', '.'));
  if (!Number.isFinite(value)) return null;
  return column.type === 'cents' ? Math.round(value * 100) : value;
}

/** The conditions that hold, each with a way to drop it. */
export function FilterChips({ columns, filters, onChange, words, owners }: FilterBarProps) {
  const t = useTranslations('lists');
  const shown = filters.filter((filter) => filter.column !== 'text');
  if (shown.length === 0) return null;
  const valueText = (column: ListColumn | undefined, value: string | number | boolean) => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (column?.type === 'owner') return owners.find((owner) => owner.value === value)?.label ?? String(value);
    if (column?.type === 'cents') return amount(Number(value));
    if (column?.type === 'number') return number(Number(value));
    if (column?.type === 'day' || column?.type === 'moment') return day(String(value));
    return (
      column?.choices.find((choice) => choice.value === value)?.label ?? words.choice(column?.key ?? '', String(value))
    );
  };
  return (
    <div className={css.bar}>
      {shown.map((filter) => {
        const column = columns.find((one) => one.key === filter.column);
        const name = column?.label ?? words.column(filter.column);
        const text = () => {
          if (filter.op === 'contains') return t('chip.contains', { name, value: filter.value });
          if (filter.op === 'is') return t('chip.is', { name, value: valueText(column, filter.value) });
          if (filter.op === 'in')
            return t('chip.in', { name, value: filter.values.map((value) => valueText(column, value)).join(', ') });
          if (filter.op !== 'range') return t(`chip.${filter.op}`, { name });
          if (filter.from === undefined) return t('chip.to', { name, to: valueText(column, filter.to ?? '') });
          if (filter.to === undefined) return t('chip.from', { name, from: valueText(column, filter.from) });
          return t('chip.range', { name, from: valueText(column, filter.from), to: valueText(column, filter.to) });
        };
        return (
          <span key={`${filter.column}-${filter.op}`} className={css.chip}>
            {text()}
            <button
              type="button"
              aria-label={t('removeFilter', { name })}
              onClick={() => onChange(withFilter(filters, filter.column, null))}
            >
              <IconX size={13} />
            </button>
          </span>
        );
      })}
      <button type="button" className={css.clear} onClick={() => onChange([])}>
        {t('clear')}
      </button>
    </div>
  );
}
