import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { scouting as german } from '../../messages/de/scouting.ts';
import { scouting as english } from '../../messages/en/scouting.ts';
import { Chip } from '../../ui/chip.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { number } from '../../ui/format.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { HostChoice } from './host-choice.tsx';
import { ResearchRows } from './research-rows.tsx';
import { STATE_TONES } from './researches-page.tsx';

export const ResearchPage = withWords({ de: { scouting: german }, en: { scouting: english } }, OneResearch);

/** From the hosts that a person approves to the table of what their pages say. The address stays good: leave and come back. */
function OneResearch() {
  const { id = '' } = useParams({ strict: false });
  const t = useTranslations('scouting.research');
  const { data, error, refetch } = useQuery({
    ...api.intake.research.get.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) => (state.data?.research.state === 'running' ? 1500 : false),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  const { research } = data;
  const open = data.hosts.filter(({ approved }) => !approved);
  return (
    <Page
      header={
        <PageHeader
          title={research.fileName}
          lead={<Chip tone={STATE_TONES[research.state]}>{t(`states.${research.state}`)}</Chip>}
        >
          <Actions id={id} state={research.state} may={research.may} visited={research.visited} />
        </PageHeader>
      }
    >
      {research.state === 'running' && (
        <Progress
          share={research.approved === 0 ? null : research.visited / research.approved}
          label={t('running')}
          text={t('ofRows', { visited: number(research.visited), rows: number(research.approved) })}
        />
      )}
      {open.length > 0 && research.state !== 'running' && (
        <HostChoice
          id={id}
          hosts={open}
          mayApprove={research.may.includes('approve')}
          isFirst={research.approved === 0}
          askModel={research.askModel}
        />
      )}
      <ResearchRows id={id} research={research} fields={data.fields} />
      <p>
        <Link to="/quellen/recherche">{t('all')}</Link>
      </p>
    </Page>
  );
}

function Actions({ id, state, may, visited }: { id: string; state: string; may: readonly string[]; visited: number }) {
  const t = useTranslations('scouting.research');
  const words = useFailureWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (what: 'stop' | 'remove') => client.intake.research[what]({ id }),
    onSuccess: async (_answer, what) => {
      if (what === 'remove') await navigate({ to: '/quellen/recherche' });
      await queries.invalidateQueries({ queryKey: api.intake.research.key() });
    },
    onError: (error) => toast({ text: words(error), tone: 'against' }),
  });
  return (
    <>
      {may.includes('export') && visited > 0 && (
        <Button
          component="a"
          href={`/research/${id}/result.xlsx`}
          download
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          {t('export')}
        </Button>
      )}
      {state === 'running' && may.includes('stop') && (
        <Button variant="default" onClick={() => act.mutate('stop')}>
          {t('stop')}
        </Button>
      )}
      {may.includes('remove') && (
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
