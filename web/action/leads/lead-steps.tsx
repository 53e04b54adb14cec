import { Button, Modal, Select, Textarea } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import css from '../../insight/outlook.module.css';
import { outlook as german } from '../../messages/de/outlook.ts';
import { outlook as english } from '../../messages/en/outlook.ts';
import { recordsChanged } from '../../records/changed.ts';
import { Chip } from '../../ui/chip.tsx';
import { day, momentDay } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/states.tsx';

type State = Awaited<ReturnType<typeof client.action.leads.get>>;
type Step = State['may'][number];
const known = ['new', 'mql', 'sal', 'sql', 'rejected'] as const;

export default withWords({ de: { outlook: german }, en: { outlook: english } }, LeadSteps);

/** Where a lead stands between marketing and sales: who must do what until when, by which criteria, and the buttons for it. */
function LeadSteps({ id }: { id: string }) {
  const t = useTranslations('outlook.steps');
  const { data } = useQuery(api.action.leads.get.queryOptions({ input: { id } }));
  const [asking, setAsking] = useState<Step | null>(null);
  if (!data) return null;
  const stage = known.find((one) => one === data.stage) ?? 'none';
  return (
    <Section title={t('title')} aside={<Chip tone="outline">{t(`stage.${stage}`)}</Chip>}>
      <p className={css.verdict}>{data.next}</p>
      {data.criteria.length > 0 && (
        <>
          <h3 className={css.small}>{t('criteria')}</h3>
          <ul className={css.criteria}>
            {data.criteria.map(({ code, met, text }) => (
              <li key={code} data-met={met || undefined}>
                {met ? <IconCheck size={15} aria-label={t('met')} /> : <IconCircle size={15} aria-label={t('unmet')} />}
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={css.note}>{data.limits}</p>
      <div className={css.downloads}>
        {data.may.map((step) => (
          <Button key={step} variant={step === 'decline' ? 'subtle' : 'default'} onClick={() => setAsking(step)}>
            {t(`do.${step}`)}
          </Button>
        ))}
      </div>
      <ul className={css.facts}>
        {data.steps.map((one) => (
          <li key={one.at} className={css.quiet}>
            {t('history', {
              day: momentDay(one.at),
              what: t(`did.${one.step}`, { to: one.to ?? '–' }) + (one.reason ? ` (${one.reason})` : ''),
              by: one.by,
            })}
          </li>
        ))}
      </ul>
      {asking && <StepDialog id={id} state={data} step={asking} onClose={() => setAsking(null)} />}
    </Section>
  );
}

function StepDialog({ id, state, step, onClose }: { id: string; state: State; step: Step; onClose: () => void }) {
  const t = useTranslations('outlook.steps');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const needsReason = step === 'decline' || (step === 'qualify' && state.criteria.some(({ met }) => !met));
  const save = useMutation({
    mutationFn: () =>
      client.action.leads.step({
        id,
        version: state.version,
        step,
        ...(to ? { to } : {}),
        ...(reason.trim() ? { reason } : {}),
      }),
    onSuccess: async () => {
      onClose();
      await Promise.all([recordsChanged(), queries.invalidateQueries({ queryKey: api.action.leads.key() })]);
    },
  });
  const isReady = (step !== 'hand-over' || to !== null) && (!needsReason || reason.trim() !== '');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`do.${step}`)}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {step === 'hand-over' && (
        <Select
          label={t('to')}
          description={t('toUntil', { day: day(state.acceptBy) })}
          data={state.people.map(({ id: value, name: label }) => ({ value, label }))}
          value={to}
          onChange={setTo}
          searchable
          data-autofocus
        />
      )}
      {needsReason && (
        <Textarea
          label={t('reason')}
          {...(step === 'qualify' ? { description: t('reasonQualify') } : {})}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          autosize
          minRows={2}
        />
      )}
      {save.error && <Problem>{failure(save.error)}</Problem>}
      <div className={css.downloads}>
        <Button disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
          {t(`do.${step}`)}
        </Button>
      </div>
    </Modal>
  );
}
