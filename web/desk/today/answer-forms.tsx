import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DateField } from '../../ui/date-field.tsx';
import { germanDay } from '../../ui/format.ts';
import type { AnswerInput, Entry } from './entry-type.ts';
import css from './today.module.css';

interface FormProps {
  readonly entry: Entry;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onAnswer: (answer: AnswerInput) => void;
}

type Done = Extract<AnswerInput, { kind: 'done' }>;
type Refusal = Extract<AnswerInput, { kind: 'no' }>['reason'];
const outcomes: readonly Done['outcome'][] = [
  'reached',
  'not_reached',
  'interested',
  'not_interested',
  'agreed',
  'handled',
];
const refusals: readonly Refusal[] = [
  'no_need',
  'wrong_time',
  'already_handled',
  'wrong_person',
  'wrong_data',
  'not_mine',
  'unconvincing',
];
const GROUND = 40;

function inDays(days: number): string {
  return germanDay(new Date(Date.now() + days * 86_400_000));
}

export function DoneForm({ entry, busy, onCancel, onAnswer }: FormProps) {
  const t = useTranslations('today');
  const open = entry.channels.filter(({ decision }) => decision !== 'forbidden');
  const [channel, setChannel] = useState<string>(open[0]?.channel ?? '');
  const [outcome, setOutcome] = useState<Done['outcome']>(open.length > 0 ? 'reached' : 'handled');
  const [note, setNote] = useState('');
  const [ground, setGround] = useState('');
  const [step, setStep] = useState('');
  const [stepOn, setStepOn] = useState<string | null>(inDays(7));
  const way = open.find((one) => one.channel === channel);
  const wantsGround = way?.decision === 'needs_human' && (way.rule === 'R42' || way.rule === 'R43');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer({
      kind: 'done',
      channel: way?.channel ?? null,
      outcome,
      note,
      ...(wantsGround ? { ground } : {}),
      ...(step.trim() && stepOn ? { nextStep: { text: step.trim(), on: stepOn, kind: 'follow_up' as const } } : {}),
    });
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={t('done')}>
      <Select
        label={t('form.how')}
        data={[
          ...open.map((one) => ({ value: one.channel as string, label: t(`channel.${one.channel}`) })),
          { value: '', label: t('form.without') },
        ]}
        value={channel}
        onChange={(value) => setChannel(value ?? '')}
        allowDeselect={false}
      />
      <Select
        label={t('form.outcome')}
        data={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={outcome}
        onChange={(value) => setOutcome(outcomes.find((one) => one === value) ?? 'reached')}
        allowDeselect={false}
      />
      {wantsGround && (
        <Textarea
          label={t('form.ground')}
          description={`${t('form.groundHint')} (${ground.trim().length}/${GROUND})`}
          value={ground}
          onChange={(event) => setGround(event.currentTarget.value)}
          autosize
          minRows={2}
        />
      )}
      <Textarea
        label={t('form.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        data-autofocus
        ref={(element) => {
          if (element && document.activeElement === document.body) element.focus();
        }}
      />
      <TextInput label={t('form.nextStep')} value={step} onChange={(event) => setStep(event.currentTarget.value)} />
      {step.trim() !== '' && <DateField label={t('form.nextStepOn')} value={stepOn} onChange={setStepOn} />}
      <Actions busy={busy} onCancel={onCancel} blocked={wantsGround && ground.trim().length < GROUND} />
    </form>
  );
}

function Actions({ busy, onCancel, blocked = false }: { busy: boolean; onCancel: () => void; blocked?: boolean }) {
  const t = useTranslations('today.form');
  return (
    <div className={css.formActions}>
      <Button type="submit" loading={busy} disabled={blocked}>
        {t('save')}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}

export function LaterForm({ busy, onCancel, onAnswer }: FormProps) {
  const t = useTranslations('today.form');
  const [until, setUntil] = useState<string | null>(null);
  const choices = [
    ['tomorrow', 1],
    ['inThreeDays', 3],
    ['nextWeek', 7],
    ['nextMonth', 28],
  ] as const;
  return (
    <form
      className={css.form}
      aria-label={t('laterTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        if (until) onAnswer({ kind: 'later', until });
      }}
    >
      <h3>{t('laterTitle')}</h3>
      <div className={css.choices}>
        {choices.map(([name, days], index) => (
          <Button
            key={name}
            variant="default"
            disabled={busy}
            onClick={() => onAnswer({ kind: 'later', until: inDays(days) })}
            autoFocus={index === 0}
          >
            {t(name)}
          </Button>
        ))}
      </div>
      <DateField label={t('nextStepOn')} value={until} onChange={setUntil} />
      <Actions busy={busy} onCancel={onCancel} blocked={until === null} />
    </form>
  );
}

export function NoForm({ busy, onCancel, onAnswer }: FormProps) {
  const t = useTranslations('today');
  return (
    <section className={css.form} aria-label={t('form.noTitle')}>
      <h3>{t('form.noTitle')}</h3>
      <p className={css.quiet}>{t('form.noHint')}</p>
      <div className={css.choices}>
        {refusals.map((reason, index) => (
          <Button
            key={reason}
            variant="default"
            disabled={busy}
            onClick={() => onAnswer({ kind: 'no', reason, note: '' })}
            autoFocus={index === 0}
          >
            {t(`refusal.${reason}`)}
          </Button>
        ))}
      </div>
      <div className={css.formActions}>
        <Button variant="subtle" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </section>
  );
}
