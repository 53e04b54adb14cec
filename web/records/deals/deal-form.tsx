import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useListWords } from '../../desk/lists/words.ts';
import { DateField } from '../../ui/date-field.tsx';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { type ChosenCompany, CompanyField } from '../company-field.tsx';
import { onlyChanged } from '../only-changed.ts';
import { OwnInputs, type OwnValues } from '../own-fields/own-values.tsx';
import { readAmount } from './read-amount.ts';

type Deal = Awaited<ReturnType<typeof client.records.deals.get>>;

export interface DealFormProps {
  /** The deal to change; none: a new one. */
  readonly deal?: Deal;
  readonly company?: ChosenCompany;
  readonly onClose: () => void;
}

export default function DealForm({ deal, company: given, onClose }: DealFormProps) {
  const t = useTranslations('records.deals');
  const common = useTranslations('records.companies');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const locale = useLocale();
  const stages = useQuery({ ...api.records.deals.stages.queryOptions(), enabled: !deal });
  const [company, setCompany] = useState<ChosenCompany | null>(deal?.company ?? given ?? null);
  const [title, setTitle] = useState(deal?.title ?? '');
  const [stageId, setStageId] = useState<string | null>(null);
  const [value, setValue] = useState(
    deal?.valueCents == null ? '' : String(deal.valueCents / 100).replace('.', locale === 'de' ? ',' : '.'),
  );
  const [closeOn, setCloseOn] = useState(deal?.expectedCloseOn ?? null);
  const [nextStep, setNextStep] = useState(deal?.nextStep ?? '');
  const [nextStepOn, setNextStepOn] = useState(deal?.nextStepOn ?? null);
  const [custom, setCustom] = useState<OwnValues>(deal?.fields.custom ?? {});
  const [tried, setTried] = useState(false);
  const cents = value.trim() ? readAmount(value) : null;
  const badValue = value.trim() !== '' && cents === null;
  const name = title.trim();
  const save = useMutation({
    mutationFn: (chosen: ChosenCompany) => {
      const fields = {
        companyId: chosen.id,
        title: name,
        valueCents: cents,
        expectedCloseOn: closeOn,
        nextStep: nextStep.trim() || null,
        nextStepOn,
        custom,
      };
      if (!deal) return client.records.deals.create({ ...fields, ...(stageId ? { stageId } : {}) });
      const before = { ...deal, ...deal.fields, companyId: deal.company.id };
      return client.records.deals.update({ id: deal.id, version: deal.version, fields: onlyChanged(fields, before) });
    },
    onSuccess: async () => {
      toast({ text: deal ? t('saved', { name }) : t('created', { name }) });
      onClose();
      await recordsChanged();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (company && name && !badValue) save.mutate(company);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={deal ? t('editTitle', { name: deal.title }) : t('new')}
      size="lg"
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form className={form.stack} onSubmit={submit} noValidate>
        <TextInput
          label={t('name')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={tried && !name ? ui('required') : null}
          data-autofocus
        />
        <CompanyField value={company} onChange={setCompany} error={tried && !company ? ui('required') : null} />
        <div className={form.pair}>
          <TextInput
            label={t('value')}
            inputMode="decimal"
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            error={badValue ? t('badValue') : null}
          />
          <DateField label={words.column('expectedCloseOn')} value={closeOn} onChange={setCloseOn} />
          <TextInput
            label={words.column('nextStep')}
            value={nextStep}
            onChange={(event) => setNextStep(event.currentTarget.value)}
          />
          <DateField label={words.column('nextStepOn')} value={nextStepOn} onChange={setNextStepOn} />
        </div>
        <OwnInputs kind="deal" values={custom} onChange={setCustom} />
        {!deal && stages.data && (
          <Select
            label={words.column('stage')}
            data={stages.data.rows
              .filter((stage) => stage.outcome === 'open' && !stage.archived)
              .map((stage) => ({ value: stage.id, label: locale === 'de' ? stage.label : stage.labelEn }))}
            value={stageId ?? stages.data.rows.find((stage) => stage.outcome === 'open')?.id ?? null}
            allowDeselect={false}
            onChange={setStageId}
          />
        )}
        {save.error && <Problem>{failure(save.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {deal ? ui('save') : common('create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
