import { Checkbox, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Criteria } from '#contract/intake/sources.ts';
import css from './sources.module.css';

/** Criteria as a form holds them: text as typed. */
export interface CriteriaForm {
  readonly leads: boolean;
  readonly postalCodes: string;
  readonly industries: string;
  readonly countries: string;
  readonly employeesFrom: string;
  readonly employeesTo: string;
  readonly events: readonly string[];
}

/** News that are an occasion to get in touch; the rest is only told. */
export const OCCASIONS = [
  'opening',
  'new-plant-or-machine',
  'change-of-management',
  'takeover',
  'move',
  'award',
] as const;

export const split = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const formOfCriteria = (criteria?: Criteria): CriteriaForm => ({
  leads: criteria?.leads ?? true,
  postalCodes: criteria?.postalCodes.join(', ') ?? '',
  industries: criteria?.industries.join(', ') ?? '',
  countries: criteria?.countries?.join(', ') ?? '',
  employeesFrom: criteria?.employeesFrom?.toString() ?? '',
  employeesTo: criteria?.employeesTo?.toString() ?? '',
  events: criteria?.events ?? [],
});

const whole = (text: string): number | null => (text.trim() === '' ? null : Number(text));

export const criteriaOfForm = (form: CriteriaForm): Criteria => ({
  leads: form.leads,
  postalCodes: split(form.postalCodes),
  industries: split(form.industries),
  countries: split(form.countries).map((code) => code.toUpperCase()),
  employeesFrom: whole(form.employeesFrom),
  employeesTo: whole(form.employeesTo),
  events: [...form.events],
});

/** Which unknown company becomes a lead. Where the source leaves something open, that criterion is not met. */
export function CriteriaFields({ form, onChange }: { form: CriteriaForm; onChange: (form: CriteriaForm) => void }) {
  const t = useTranslations('sources');
  const put = (part: Partial<CriteriaForm>) => onChange({ ...form, ...part });
  return (
    <>
      <Checkbox label={t('makeLeads')} checked={form.leads} onChange={(e) => put({ leads: e.currentTarget.checked })} />
      {form.leads && (
        <>
          <div className={css.pair}>
            <TextInput
              label={t('postalCodes')}
              description={t('postalCodesHelp')}
              value={form.postalCodes}
              onChange={(e) => put({ postalCodes: e.currentTarget.value })}
            />
            <TextInput
              label={t('industries')}
              description={t('industriesHelp')}
              value={form.industries}
              onChange={(e) => put({ industries: e.currentTarget.value })}
            />
            <TextInput
              label={t('countries')}
              description={t('countriesHelp')}
              value={form.countries}
              pattern="\s*([A-Za-z]{2}\s*([,;]\s*|$))*"
              onChange={(e) => put({ countries: e.currentTarget.value })}
            />
            <div className={css.pair}>
              <TextInput
                label={t('employeesFrom')}
                description={t('employeesHelp')}
                inputMode="numeric"
                pattern="\d*"
                value={form.employeesFrom}
                onChange={(e) => put({ employeesFrom: e.currentTarget.value.trim() })}
              />
              <TextInput
                label={t('employeesTo')}
                description={'\u00a0'}
                inputMode="numeric"
                pattern="\d*"
                value={form.employeesTo}
                onChange={(e) => put({ employeesTo: e.currentTarget.value.trim() })}
              />
            </div>
          </div>
          <fieldset className={css.choices}>
            <legend>{t('occasions')}</legend>
            {OCCASIONS.map((kind) => (
              <Checkbox
                key={kind}
                label={t(`occasionKinds.${kind}`)}
                checked={form.events.includes(kind)}
                onChange={(e) =>
                  put({
                    events: e.currentTarget.checked
                      ? [...form.events, kind]
                      : form.events.filter((one) => one !== kind),
                  })
                }
              />
            ))}
          </fieldset>
        </>
      )}
    </>
  );
}
