import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { useListWords } from '../../desk/lists/words.ts';
import { sales as german } from '../../messages/de/sales.ts';
import { sales as english } from '../../messages/en/sales.ts';
import { DateField } from '../../ui/date-field.tsx';
import form from '../../ui/form.module.css';
import { germanDay } from '../../ui/format.ts';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { type ChosenCompany, CompanyField } from '../company-field.tsx';
import { readAmount } from '../deals/read-amount.ts';
import { onlyChanged } from '../only-changed.ts';
import { OwnInputs, type OwnValues } from '../own-fields/own-values.tsx';
import { LineEditor } from './line-editor.tsx';
import { draftsOf, type LineDraft, problemsOf, writtenLines } from './order-lines.ts';
import {
  createSale,
  fieldsOf,
  recordKindOf,
  type Sale,
  type SaleField,
  type SaleList,
  type SaleValues,
  statuses,
  updateSale,
} from './sale-kinds.ts';

export interface SaleFormProps {
  readonly list: SaleList;
  /** The one to change; none: a new one. */
  readonly sale?: Sale;
  readonly company?: ChosenCompany;
  readonly onClose: () => void;
}

/** A product, order or quote, by hand. */
const SaleForm = withWords({ de: { sales: german }, en: { sales: english } }, Form);
export default SaleForm;

type Typed = Readonly<Record<string, string | null>>;

function Form({ list, sale, company: given, onClose }: SaleFormProps) {
  const t = useTranslations('sales');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const comma = useLocale() === 'de' ? ',' : '.';
  const fields = fieldsOf[list];
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(fields.map((field) => [field.key, typedOf(field, sale, comma)])),
  );
  const [company, setCompany] = useState<ChosenCompany | null>(sale?.company ?? given ?? null);
  const [custom, setCustom] = useState<OwnValues>(sale?.fields['custom'] ?? {});
  const [lines, setLines] = useState<readonly LineDraft[]>(() => draftsOf(sale?.lines ?? [], comma));
  const [tried, setTried] = useState(false);
  const ofCompany = list !== 'products';
  const sameLines =
    JSON.stringify(writtenLines(lines)) === JSON.stringify(writtenLines(draftsOf(sale?.lines ?? [], comma)));
  const number = typed['number']?.trim() ?? '';
  const save = useMutation({
    mutationFn: () => {
      const values = {
        ...Object.fromEntries(fields.map((field) => [field.key, readField(field, typed[field.key] ?? null)])),
        ...(ofCompany && company && { companyId: company.id }),
      };
      // What was left open in a new one is not said at all; an emptied currency leaves the usual one.
      const said = {
        ...Object.fromEntries(
          Object.entries(values).filter(([key, value]) => value !== null || (sale !== undefined && key !== 'currency')),
        ),
        ...(list === 'orders' && !sameLines && { lines: writtenLines(lines) }),
        custom,
      } as SaleValues;
      if (!sale) return createSale(list, said);
      return updateSale(list, sale, onlyChanged(said, { ...sale.fields, companyId: sale.company?.id }));
    },
    onSuccess: async () => {
      toast({ text: t(sale ? 'saved' : 'created', { number }) });
      onClose();
      await recordsChanged();
    },
  });
  const refused = save.error ? refusalOf(save.error).facts : {};
  const taken = refused['field'] === 'number' && refused['problem'] === 'taken';
  const problemOf = ({ key, shape, required }: SaleField): string | null => {
    const text = typed[key]?.trim() ?? '';
    if (tried && required && text === '') return ui('required');
    if (shape === 'amount' && text !== '' && readAmount(text) === null) return t('badAmount');
    return key === 'number' && taken ? t('taken') : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const missing = fields.some(({ key, required }) => required && !typed[key]?.trim());
    const badLine = lines.some((line) => problemsOf(line).length > 0);
    const bad = badLine || fields.some((field) => field.shape === 'amount' && problemOf(field) !== null);
    if (!missing && !bad && (!ofCompany || company)) save.mutate();
  };
  const set = (key: string, value: string | null) => setTyped((before) => ({ ...before, [key]: value }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${list}.${sale ? 'edit' : 'new'}`)}
      size={list === 'orders' ? 'xl' : 'lg'}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form className={form.stack} onSubmit={submit} noValidate>
        {ofCompany && (
          <CompanyField value={company} onChange={setCompany} error={tried && !company ? ui('required') : null} />
        )}
        <div className={form.pair}>
          {fields
            .filter((field) => field.shape !== 'note')
            .map((field) => (
              <Input
                key={field.key}
                field={field}
                label={words.column(field.key)}
                choice={(value) => words.choice('status', value)}
                value={typed[field.key] ?? null}
                error={problemOf(field)}
                onChange={(value) => set(field.key, value)}
              />
            ))}
        </div>
        {list === 'orders' && <LineEditor lines={lines} tried={tried} onChange={setLines} />}
        <OwnInputs kind={recordKindOf[list]} values={custom} onChange={setCustom} />
        {fields
          .filter((field) => field.shape === 'note')
          .map((field) => (
            <Textarea
              key={field.key}
              label={words.column(field.key)}
              value={typed[field.key] ?? ''}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={20_000}
              onChange={(event) => set(field.key, event.currentTarget.value)}
            />
          ))}
        {save.error && !taken && <Problem>{failure(save.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {sale ? ui('save') : t('create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Input({
  field,
  label,
  choice,
  value,
  error,
  onChange,
}: {
  field: SaleField;
  label: string;
  choice: (value: string) => string;
  value: string | null;
  error: string | null;
  onChange: (value: string | null) => void;
}) {
  if (field.shape === 'day') return <DateField label={label} value={value} onChange={onChange} error={error} />;
  if (field.shape === 'status') {
    return (
      <Select
        label={label}
        data={statuses.map((one) => ({ value: one, label: choice(one) }))}
        value={value}
        allowDeselect={false}
        onChange={onChange}
      />
    );
  }
  return (
    <TextInput
      label={label}
      {...(field.shape === 'amount' && { inputMode: 'decimal' as const })}
      {...(field.key === 'number' && { 'data-autofocus': true })}
      value={value ?? ''}
      maxLength={field.key === 'currency' ? 3 : 300}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function typedOf({ key, shape, required }: SaleField, sale: Sale | undefined, comma: string): string | null {
  const value = sale?.fields[key] ?? null;
  if (sale === undefined && shape === 'day' && required) return germanDay(new Date());
  if (sale === undefined && shape === 'status') return 'open';
  if (sale === undefined && key === 'currency') return 'EUR';
  if (value === null) return null;
  return shape === 'amount' ? (Number(value) / 100).toFixed(2).replace('.', comma) : String(value);
}

function readField({ shape }: SaleField, text: string | null): string | number | null {
  const clean = text?.trim() || null;
  return shape === 'amount' && clean !== null ? readAmount(clean) : clean;
}
