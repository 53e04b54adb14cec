import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';

const purposes = ['marketing_other', 'marketing_similar', 'survey', 'answer_inquiry', 'contract'] as const;
const addressees = ['unknown', 'business', 'consumer'] as const;
const relations = ['none', 'inquiry', 'customer', 'former_customer', 'partner'] as const;

export type Ask = Parameters<typeof client.oversight.consent.lookUp>[0];
export type Circumstances = Pick<Ask, 'purpose' | 'addressee' | 'relation'>;

/** What the answer depends on beside the contact point: purpose, who it is, and how we stand to them. */
export function AskChoices({ value, onChange }: { value: Circumstances; onChange: (value: Circumstances) => void }) {
  const t = useTranslations('oversight.control.consent');
  return (
    <>
      <Choice
        label={t('purpose.label')}
        values={purposes}
        value={purposes.find((one) => one === value.purpose) ?? 'marketing_other'}
        word={(one) => t(`purpose.${one}`)}
        onChange={(purpose) => onChange({ ...value, purpose })}
      />
      <Choice
        label={t('addressee.label')}
        values={addressees}
        value={value.addressee ?? 'unknown'}
        word={(one) => t(`addressee.${one}`)}
        onChange={(addressee) => onChange({ ...value, addressee })}
      />
      <Choice
        label={t('relation.label')}
        values={relations}
        value={value.relation ?? 'none'}
        word={(one) => t(`relation.${one}`)}
        onChange={(relation) => onChange({ ...value, relation })}
      />
    </>
  );
}

export function Choice<Value extends string>({
  label,
  values,
  value,
  word,
  onChange,
}: {
  label: string;
  values: readonly Value[];
  value: NoInfer<Value>;
  word: (value: Value) => string;
  onChange: (value: Value) => void;
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={values.map((one) => ({ value: one, label: word(one) }))}
      onChange={(event) => {
        const chosen = values.find((one) => one === event.currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
