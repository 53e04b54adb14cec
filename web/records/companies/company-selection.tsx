import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { CompanyFields } from '#contract/records/companies.ts';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useListWords } from '../../desk/lists/words.ts';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import css from './company-selection.module.css';

type Bulk = Awaited<ReturnType<typeof client.records.companies.updateMany>>;

const relations = ['inquiry', 'customer', 'former_customer', 'partner', 'none'] as const;
const stages = ['new', 'mql', 'sal', 'sql', 'rejected'] as const;

/** What can be done with all ticked companies; each of it can be taken back. */
export function CompanySelection({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const t = useTranslations('lists.bulk');
  const words = useListWords();
  const failure = useFailureWords();
  const names = useQuery({ ...api.platform.users.names.queryOptions(), staleTime: 300_000 });
  const tell = async (text: string, { skipped, undoId }: Bulk) => {
    const undo = async () => {
      const { restored } = await client.records.companies.undoMany({ undoId });
      await recordsChanged();
      toast({ text: t('restored', { count: restored }) });
    };
    toast({
      text: skipped > 0 ? `${text} ${t('skipped', { count: skipped })}` : text,
      undo: () => void undo().catch((error: unknown) => toast({ text: failure(error), tone: 'against' })),
    });
    onDone();
    await recordsChanged();
  };
  const onError = (error: unknown) => toast({ text: failure(error), tone: 'against' });
  const change = useMutation({
    mutationFn: (fields: CompanyFields) => client.records.companies.updateMany({ ids: ids.slice(0, 1000), fields }),
    onSuccess: (answer) => tell(t('changed', { count: answer.changed }), answer),
    onError,
  });
  const remove = useMutation({
    mutationFn: () => client.records.companies.removeMany({ ids: ids.slice(0, 1000) }),
    onSuccess: (answer) => tell(t('deleted', { count: answer.changed }), answer),
    onError,
  });
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button variant="default" loading={change.isPending}>
            {t('change')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={css.menu}>
          <Menu.Label>{words.column('owner')}</Menu.Label>
          {names.data?.users
            .filter((user) => user.active)
            .map((user) => (
              <Menu.Item key={user.id} onClick={() => change.mutate({ ownerId: user.id })}>
                {user.name}
              </Menu.Item>
            ))}
          <Menu.Label>{words.column('relation')}</Menu.Label>
          {relations.map((relation) => (
            <Menu.Item key={relation} onClick={() => change.mutate({ relation })}>
              {words.choice('relation', relation)}
            </Menu.Item>
          ))}
          <Menu.Label>{words.column('leadStage')}</Menu.Label>
          {stages.map((leadStage) => (
            <Menu.Item key={leadStage} onClick={() => change.mutate({ leadStage })}>
              {words.choice('leadStage', leadStage)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
        {t('delete')}
      </Button>
    </>
  );
}
