import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import css from '../../insight/outlook.module.css';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { Experiment, Experiments } from './experiments-page.tsx';

const metrics = ['answer', 'order', 'revenue'] as const;
const standard: Readonly<Record<Experiment['metric'], number>> = { answer: 5, order: 3, revenue: 100 };
const typed = (value: string | number): number => (typeof value === 'number' ? value : Number.NaN);

/** Asks what a part of the accounts shall not get, and starts at once. What runs already cannot be chosen. */
export function StartExperiment({
  targets,
  onClose,
  onStarted,
}: {
  targets: Experiments['targets'];
  onClose: () => void;
  onStarted: () => Promise<void>;
}) {
  const t = useTranslations('effect.experiments');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [name, setName] = useState('');
  const [about, setAbout] = useState(targets.find(({ running }) => !running)?.about ?? null);
  const [share, setShare] = useState(10);
  const [metric, setMetric] = useState<Experiment['metric']>('answer');
  const [smallest, setSmallest] = useState(standard.answer);
  const [days, setDays] = useState(30);
  const [tried, setTried] = useState(false);
  const isMoney = metric === 'revenue';
  const whole = name.trim() !== '' && about !== null && share > 0 && share <= 50 && smallest > 0 && days >= 1;
  const start = useMutation({
    mutationFn: () =>
      client.action.experiments.start({
        name: name.trim(),
        about: about ?? '',
        share: share / 100,
        metric,
        smallest: isMoney ? smallest : smallest / 100,
        horizonDays: days,
      }),
    onSuccess: async () => {
      toast({ text: t('started', { name: name.trim() }) });
      onClose();
      await onStarted();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (whole) start.mutate();
  };
  const missing = (ok: boolean) => (tried && !ok ? ui('required') : null);
  return (
    <Modal opened onClose={onClose} title={t('start')} size="lg" closeButtonProps={{ 'aria-label': ui('close') }}>
      <form className={form.stack} onSubmit={submit} noValidate>
        <TextInput
          label={t('form.name')}
          placeholder={t('form.nameHint')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
          error={missing(name.trim() !== '')}
          data-autofocus
        />
        <Select
          label={t('form.about')}
          data={targets.map(({ about: value, label, running }) => ({
            value,
            label: running ? t('form.running', { label }) : label,
            disabled: running,
          }))}
          value={about}
          allowDeselect={false}
          onChange={setAbout}
          error={missing(about !== null)}
        />
        <div className={form.pair}>
          <NumberInput
            label={t('form.share')}
            value={share}
            min={1}
            max={50}
            suffix=" %"
            onChange={(value) => setShare(typed(value))}
            error={missing(share > 0 && share <= 50)}
          />
          <NumberInput
            label={t('form.days')}
            value={days}
            min={1}
            max={365}
            allowDecimal={false}
            onChange={(value) => setDays(typed(value))}
            error={missing(days >= 1)}
          />
          <Select
            label={t('form.metric')}
            data={metrics.map((value) => ({ value, label: t(`form.metrics.${value}`) }))}
            value={metric}
            allowDeselect={false}
            onChange={(next) => {
              const chosen = metrics.find((one) => one === next) ?? 'answer';
              setMetric(chosen);
              setSmallest(standard[chosen]);
            }}
          />
          <NumberInput
            label={t('form.smallest')}
            description={t(isMoney ? 'form.smallestEuro' : 'form.smallestPoints')}
            value={smallest}
            min={0}
            max={isMoney ? 1_000_000_000 : 100}
            onChange={(value) => setSmallest(typed(value))}
            error={missing(smallest > 0)}
          />
        </div>
        <p className={css.note}>{t('form.note')}</p>
        {start.error && <Problem>{failure(start.error)}</Problem>}
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {t('form.start')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
