import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownSource } from '#contract/intake/sources.ts';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { toast } from '../../ui/toasts.tsx';
import { refresh } from './whole-source.ts';

/** What can be done with it now; a source that rests says by its problem how it may go on. */
export function SourceActions({ source }: { source: ShownSource }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { id } = source;
  const act = useMutation({
    mutationFn: async (what: 'approve' | 'pause' | 'resume' | 'relearn' | 'believe' | 'run' | 'remove') => {
      if (what === 'relearn' || what === 'believe') await client.intake.sources.resume({ id, how: what });
      else await client.intake.sources[what]({ id });
      if (what === 'approve') await client.intake.sources.run({ id });
      return what;
    },
    onSuccess: async (what) => {
      const said = {
        approve: 'approved',
        pause: 'paused',
        resume: 'resumed',
        relearn: 'resumed',
        believe: 'resumed',
        run: 'running',
        remove: 'removed',
      } as const;
      toast({ text: t(said[what]) });
      if (what === 'remove') await navigate({ to: '/quellen' });
      await refresh();
    },
    onError: (error) => toast({ text: words(error) }),
  });
  const may = (right: 'approve' | 'run' | 'edit') => source.may.includes(right);
  return (
    <>
      {source.state === 'proposed' && may('approve') && (
        <Button onClick={() => act.mutate('approve')}>{t('approve')}</Button>
      )}
      {source.state === 'active' && may('run') && (
        <Button loading={act.isPending} onClick={() => act.mutate('run')}>
          {t('run')}
        </Button>
      )}
      {source.state === 'active' && may('run') && (
        <Button variant="default" onClick={() => act.mutate('pause')}>
          {t('pause')}
        </Button>
      )}
      {source.state === 'paused' && may('approve') && source.problem?.code === 'entries-dropped' && (
        <Button variant="default" onClick={() => act.mutate('believe')}>
          {t('believe')}
        </Button>
      )}
      {source.state === 'paused' && may('approve') && source.problem?.code === 'markup-changed' && (
        <Button variant="default" onClick={() => act.mutate('relearn')}>
          {t('relearn')}
        </Button>
      )}
      {source.state === 'paused' && may('approve') && (
        <Button onClick={() => act.mutate('resume')}>{t('resume')}</Button>
      )}
      {may('edit') && (
        <Button component={Link} to={`/quellen/${id}/bearbeiten`} variant="default">
          {t('edit')}
        </Button>
      )}
      {may('approve') && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('remove')}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t('removeTitle')}
        confirm={t('remove')}
        tone="against"
        onClose={() => setAsking(false)}
        onConfirm={async () => void (await act.mutateAsync('remove'))}
        onFail={words}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
