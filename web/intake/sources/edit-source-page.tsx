import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownSource } from '#contract/intake/sources.ts';
import { api, client } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { sources as german } from '../../messages/de/sources.ts';
import { sources as english } from '../../messages/en/sources.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { CriteriaFields, criteriaOfForm, formOfCriteria, split } from './criteria-fields.tsx';
import { AimChoice } from './kind-choice.tsx';
import css from './sources.module.css';
import { refresh } from './whole-source.ts';

export const EditSourcePage = withWords({ de: { sources: german }, en: { sources: english } }, EditSource);

const SCHEDULES = ['daily', 'weekly', 'monthly', 'never'] as const;
function EditSource() {
  const { id = '' } = useParams({ strict: false });
  const t = useTranslations('sources');
  const { data, error, refetch } = useQuery(api.intake.sources.get.queryOptions({ input: { id } }));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <Page header={<PageHeader title={t('editTitle', { source: data.source.label })} />}>
      <SourceForm key={data.source.version} source={data.source} />
      <nav className={css.links} aria-label={data.source.label}>
        <Link to="/quellen/$id" params={{ id }}>
          {t('editor.toSource')}
        </Link>
        {data.source.kind === 'list' && (
          <Link to="/quellen/$id/leseregel" params={{ id }}>
            {t('editRecipe')}
          </Link>
        )}
      </nav>
    </Page>
  );
}

function SourceForm({ source }: { source: ShownSource }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const navigate = useNavigate();
  const names = useQuery({ ...api.platform.users.names.queryOptions(), staleTime: 300_000 });
  const [form, setForm] = useState(() => formOf(source));
  const put = (part: Partial<ReturnType<typeof formOf>>) => setForm({ ...form, ...part });
  const save = useMutation({
    mutationFn: () =>
      client.intake.sources.change({
        id: source.id,
        version: source.version,
        label: form.label,
        ...(source.kind !== 'files' && { url: form.url, hosts: split(form.hosts) }),
        purpose: form.purpose,
        legalGround: form.legalGround,
        trust: Number(form.trust),
        schedule: form.schedule,
        pauseMs: Math.round(Number(form.pause.replace(',', '.')) * 1000),
        ownerId: form.ownerId === '' ? null : form.ownerId,
        details: form.details,
        askModel: form.askModel,
        aim: form.aim,
        criteria: criteriaOfForm(form.criteria),
      }),
    onSuccess: async () => {
      toast({ text: t(form.url === source.url || source.may.includes('approve') ? 'changedSaved' : 'changedWaits') });
      await refresh();
      await navigate({ to: '/quellen/$id', params: { id: source.id } });
    },
  });
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={t('label')}
        required
        value={form.label}
        onChange={(e) => put({ label: e.currentTarget.value })}
      />
      {source.kind !== 'files' && (
        <>
          <TextInput
            label={t('address')}
            required
            inputMode="url"
            value={form.url}
            onChange={(e) => put({ url: e.currentTarget.value })}
          />
          <TextInput
            label={t('hostsFurther')}
            description={t('hostsHelp')}
            value={form.hosts}
            onChange={(e) => put({ hosts: e.currentTarget.value })}
          />
        </>
      )}
      <TextInput
        label={t('ground')}
        description={t('groundHelp')}
        value={form.legalGround}
        onChange={(e) => put({ legalGround: e.currentTarget.value })}
      />
      <div className={css.pair}>
        <AimChoice aim={form.aim} onChange={(aim) => put({ aim })} />
        <TextInput
          label={t('purpose')}
          value={form.purpose}
          onChange={(e) => put({ purpose: e.currentTarget.value })}
        />
      </div>
      <div className={css.pair}>
        <NativeSelect
          label={t('schedule')}
          value={form.schedule}
          onChange={(e) => put({ schedule: SCHEDULES.find((one) => one === e.currentTarget.value) ?? 'weekly' })}
          data={SCHEDULES.map((value) => ({ value, label: t(`schedules.${value}`) }))}
        />
        <NativeSelect
          label={t('owner')}
          value={form.ownerId}
          onChange={(e) => put({ ownerId: e.currentTarget.value })}
          data={[
            { value: '', label: t('ownerNone') },
            ...(names.data?.users ?? [])
              .filter((user) => user.active || user.id === source.ownerId)
              .map((user) => ({ value: user.id, label: user.name })),
          ]}
        />
      </div>
      <div className={css.pair}>
        <TextInput
          label={t('trust')}
          description={t('trustHelp')}
          type="number"
          min={0}
          max={100}
          required
          value={form.trust}
          onChange={(e) => put({ trust: e.currentTarget.value })}
        />
        <TextInput
          label={t('pauseBetween')}
          description={t('pauseHelp')}
          required
          inputMode="decimal"
          pattern="\d+([.,]\d+)?"
          value={form.pause}
          onChange={(e) => put({ pause: e.currentTarget.value })}
        />
      </div>
      {source.kind === 'list' && (
        <Checkbox
          label={t('details')}
          description={t('detailsHelp')}
          checked={form.details}
          onChange={(e) => put({ details: e.currentTarget.checked })}
        />
      )}
      {source.kind === 'company' && (
        <Checkbox
          label={t('askModel')}
          description={t('askModelHelp')}
          checked={form.askModel}
          onChange={(e) => put({ askModel: e.currentTarget.checked })}
        />
      )}
      {form.aim !== 'competitor' && <CriteriaFields form={form.criteria} onChange={(criteria) => put({ criteria })} />}
      {save.error && <Problem>{words(save.error)}</Problem>}
      <div className={css.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('saveChanges')}
        </Button>
      </div>
    </form>
  );
}

const formOf = (source: ShownSource) => ({
  label: source.label,
  url: source.url,
  // Delivered files have no address, and so no host of their own.
  hosts: source.hosts.filter((host) => source.url === '' || host !== new URL(source.url).host).join(', '),
  aim: source.aim,
  purpose: source.purpose,
  legalGround: source.legalGround,
  trust: String(source.trust),
  schedule: source.schedule,
  pause: String(source.pauseMs / 1000).replace('.', ','),
  ownerId: source.ownerId ?? '',
  details: source.details,
  askModel: source.askModel,
  criteria: formOfCriteria(source.criteria),
});
