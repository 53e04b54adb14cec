import { ActionIcon, Autocomplete, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { amount } from '../../ui/format.ts';
import { emptyLine, type LineDraft, type LineProblem, problemsOf, sumOf, totalOf } from './order-lines.ts';
import css from './sales.module.css';

/** The lines of an order: what, how many, at what price. Products are found while typing; anything else is written out. */
export function LineEditor({
  lines,
  tried,
  onChange,
}: {
  lines: readonly LineDraft[];
  /** Problems are shown once somebody has tried to save. */
  tried: boolean;
  onChange: (lines: readonly LineDraft[]) => void;
}) {
  const t = useTranslations('sales');
  const sum = sumOf(lines);
  const change = (id: string, next: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.id === id ? { ...line, ...next } : line)));
  return (
    <fieldset className={css.editor}>
      <legend>{t('lines')}</legend>
      {lines.length > 0 && (
        <div className={`${css.lineRow} ${css.lineHeads}`} aria-hidden>
          <span>{t('line.number')}</span>
          <span>{t('line.product')}</span>
          <span>{t('line.quantity')}</span>
          <span>{t('line.price')}</span>
          <span>{t('line.total')}</span>
        </div>
      )}
      {lines.map((line, at) => (
        <LineRow
          key={line.id}
          line={line}
          position={at + 1}
          problems={tried ? problemsOf(line) : []}
          onChange={(next) => change(line.id, next)}
          onRemove={() => onChange(lines.filter(({ id }) => id !== line.id))}
        />
      ))}
      <div className={css.below}>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => onChange([...lines, emptyLine(crypto.randomUUID())])}
        >
          {t('line.add')}
        </Button>
        {sum !== null && <span>{t('line.sum', { sum: amount(sum, 'cents') })}</span>}
      </div>
    </fieldset>
  );
}

function LineRow({
  line,
  position,
  problems,
  onChange,
  onRemove,
}: {
  line: LineDraft;
  position: number;
  problems: readonly LineProblem[];
  onChange: (next: Partial<LineDraft>) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('sales');
  const comma = useLocale() === 'de' ? ',' : '.';
  const [settled] = useDebouncedValue(line.description.trim(), 150);
  const found = useQuery({
    ...api.desk.search.find.queryOptions({ input: { q: settled, kind: 'product', limit: 8 } }),
    enabled: settled.length > 1 && line.productNumber === '',
    placeholderData: keepPreviousData,
  });
  const hits = new Map((found.data?.hits ?? []).map(({ id, title }) => [title, id]));
  const take = async (id: string) => {
    const { fields } = await client.records.products.get({ id });
    const price = fields.priceCents ?? null;
    onChange({
      productNumber: fields.number ?? '',
      description: fields.name ?? '',
      ...(price !== null && { price: (price / 100).toFixed(2).replace('.', comma) }),
    });
  };
  const total = totalOf(line);
  const problem = (one: LineProblem) => (problems.includes(one) ? t(`line.bad.${one}`) : null);
  const named = (part: string) => t('line.part', { part, position: String(position) });
  return (
    <div className={css.lineRow}>
      <TextInput
        aria-label={named(t('line.number'))}
        placeholder={t('line.number')}
        value={line.productNumber}
        maxLength={100}
        onChange={(event) => onChange({ productNumber: event.currentTarget.value })}
      />
      <Autocomplete
        aria-label={named(t('line.product'))}
        placeholder={t('line.find')}
        value={line.description}
        maxLength={300}
        data={line.productNumber === '' ? [...hits.keys()] : []}
        filter={({ options }) => options}
        error={problem('what')}
        onChange={(description) => onChange({ description })}
        onOptionSubmit={(title) => {
          const id = hits.get(title);
          if (id) void take(id);
        }}
      />
      <TextInput
        aria-label={named(t('line.quantity'))}
        placeholder={t('line.quantity')}
        inputMode="decimal"
        value={line.quantity}
        error={problem('quantity')}
        onChange={(event) => onChange({ quantity: event.currentTarget.value })}
      />
      <TextInput
        aria-label={named(t('line.price'))}
        placeholder={t('line.price')}
        inputMode="decimal"
        value={line.price}
        error={problem('price')}
        onChange={(event) => onChange({ price: event.currentTarget.value })}
      />
      <output className={css.lineTotal}>{total === null ? '–' : amount(total, 'cents')}</output>
      <ActionIcon aria-label={t('line.remove', { position: String(position) })} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
