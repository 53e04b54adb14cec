import { Button } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DraftButton } from '../../action/drafts/draft-button.tsx';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { useListWords } from '../../desk/lists/words.ts';
import { Fact, FactList, OriginMark } from '../../ui/facts.tsx';
import { phone } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { SidePanel } from '../../ui/panel.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { recordsChanged } from '../changed.ts';
import { OwnFacts } from '../own-fields/own-values.tsx';

const ContactPoints = lazy(() => import('../../oversight/control/contact-points.tsx'));
const PersonForm = lazy(() => import('./person-form.tsx'));
const shown = ['jobTitle', 'department', 'buyingRole', 'email', 'phone', 'mobile', 'language', 'note'] as const;

/** A person beside the list, each fact with where it came from. */
export function PersonPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('records');
  const ui = useTranslations('ui');
  const words = useListWords();
  const failure = useFailureWords();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(api.records.people.get.queryOptions({ input: { id } }));
  const history = useQuery({
    ...api.records.fields.history.queryOptions({ input: { kind: 'person', id } }),
    retry: false,
  });
  const originOf = (field: string) => history.data?.fields[field]?.find((one) => one.current) ?? null;
  const name = data
    ? [data.fields.title, data.fields.firstName, data.fields.lastName].filter(Boolean).join(' ')
    : ui('loading');
  const remove = useMutation({
    mutationFn: () => client.records.people.remove({ id }),
    onSuccess: async () => {
      const undo = async () => {
        await client.records.people.restore({ id });
        await recordsChanged();
        toast({ text: t('people.restored', { name }) });
      };
      onClose();
      toast({
        text: t('people.deleted', { name }),
        undo: () => void undo().catch((problem: unknown) => toast({ text: failure(problem), tone: 'against' })),
      });
      await recordsChanged();
    },
    onError: (problem) => toast({ text: failure(problem), tone: 'against' }),
  });
  return (
    <SidePanel
      title={name}
      subtitle={data?.company?.name}
      onClose={onClose}
      actions={
        data && (
          <>
            {data.company && (
              <Button
                component={Link}
                to={`/kunden/${data.company.id}`}
                rightSection={<IconArrowUpRight size={15} aria-hidden />}
              >
                {t('people.openCompany')}
              </Button>
            )}
            <DraftButton
              label={t('account.writeDraft')}
              companyId={data.company?.id ?? null}
              personId={id}
              kind="meeting_follow_up"
            />
            {data.may.includes('edit') && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('people.edit')}
              </Button>
            )}
            {data.may.includes('delete') && (
              <Button variant="subtle" onClick={() => remove.mutate()}>
                {t('people.deleteAction')}
              </Button>
            )}
          </>
        )
      }
    >
      {error ? (
        <ErrorState text={failure(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={8} />
      ) : (
        <>
          <Section title={t('account.facts')}>
            <FactList>
              {shown.map((field) => {
                const value = data.fields[field];
                const origin = originOf(field);
                if (!value && !origin) return null;
                const label = words.column(field);
                const text = !value
                  ? ''
                  : field === 'buyingRole'
                    ? words.choice('buyingRole', value)
                    : field === 'phone' || field === 'mobile'
                      ? phone(value)
                      : value;
                return (
                  <Fact key={field} name={label} value={text} mark={<OriginMark origin={origin} field={label} />} />
                );
              })}
              <OwnFacts
                kind="person"
                values={data.fields.custom ?? {}}
                mark={(field, name) => <OriginMark origin={originOf(field)} field={name} />}
              />
            </FactList>
          </Section>
          <Suspense fallback={null}>
            <ContactPoints kind="person" id={id} />
          </Suspense>
        </>
      )}
      <Suspense fallback={null}>
        {editing && data && <PersonForm person={data} onClose={() => setEditing(false)} />}
      </Suspense>
    </SidePanel>
  );
}
