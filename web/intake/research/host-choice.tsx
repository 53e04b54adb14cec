import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/states.tsx';
import css from './research.module.css';

const AT_FIRST = 60;

/** Nothing is fetched before a person approved it; whoever may not approve sees what waits. */
export function HostChoice({
  id,
  hosts,
  mayApprove,
  isFirst,
  askModel: wasAsked,
}: {
  id: string;
  hosts: readonly { readonly host: string; readonly rows: number }[];
  mayApprove: boolean;
  isFirst: boolean;
  askModel: boolean;
}) {
  const t = useTranslations('scouting.research');
  const words = useFailureWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(isFirst ? [] : hosts.map(({ host }) => host)));
  const [all, setAll] = useState(false);
  const [askModel, setAskModel] = useState(wasAsked);
  const chosen = hosts.filter(({ host }) => !left.has(host));
  const approve = useMutation({
    mutationFn: () => client.intake.research.approve({ id, hosts: chosen.map(({ host }) => host), askModel }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.intake.research.key() }),
  });
  const turn = (host: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(host);
    else next.add(host);
    setLeft(next);
  };
  return (
    <Section
      title={t(isFirst ? 'hosts' : 'moreHosts')}
      aside={<span className={css.quiet}>{number(hosts.length)}</span>}
    >
      <p className={css.quiet}>{t(mayApprove ? 'hostsText' : 'hostsWait')}</p>
      <div className={css.hosts}>
        {(all ? hosts : hosts.slice(0, AT_FIRST)).map(({ host, rows }) => (
          <Checkbox
            key={host}
            label={rows > 1 ? `${host} (${number(rows)})` : host}
            checked={!left.has(host)}
            disabled={!mayApprove}
            onChange={(event) => turn(host, event.currentTarget.checked)}
          />
        ))}
      </div>
      {!all && hosts.length > AT_FIRST && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(true)}>
          {t('showAllHosts', { count: number(hosts.length) })}
        </Button>
      )}
      {mayApprove && (
        <Checkbox
          label={t('askModel')}
          description={t('askModelHelp')}
          checked={askModel}
          onChange={(event) => setAskModel(event.currentTarget.checked)}
        />
      )}
      {approve.error && <Problem>{words(approve.error)}</Problem>}
      {mayApprove && (
        <div className={css.buttons}>
          <Button loading={approve.isPending} disabled={chosen.length === 0} onClick={() => approve.mutate()}>
            {t('approve', { count: chosen.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}
