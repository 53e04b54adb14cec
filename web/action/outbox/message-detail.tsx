import { Button } from '@mantine/core';
import { IconChevronLeft, IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { meQuery } from '../../app/session.ts';
import { Chip } from '../../ui/chip.tsx';
import { moment } from '../../ui/format.ts';
import { ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { type Draft, MessageForm } from './message-form.tsx';
import { tones } from './message-list.tsx';
import css from './outbox.module.css';
import type { OpenMessage, OutboxSearch } from './outbox-data.ts';

async function refresh(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: api.action.outbox.key() }),
    queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  ]);
}

/** One message as it will leave or has left: text, what stands below it, what the law says, and what can be done. */
export function MessageDetail({
  id,
  onBack,
  onMoved,
}: {
  id: string;
  onBack: () => void;
  onMoved: (to: OutboxSearch) => void;
}) {
  const t = useTranslations('action.outbox');
  const failureWords = useFailureWords();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery({
    ...api.action.outbox.get.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'approved' || state.data?.state === 'claimed' ? 3_000 : false,
  });
  if (error) return <ErrorState text={failureWords(error)} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={css.pad}>
        <Skeleton lines={8} />
      </div>
    );
  }
  const run = async (work: () => Promise<unknown>, said: string, undo?: () => void) => {
    try {
      await work();
      toast({ text: said, ...(undo && { undo }) });
    } catch (failed) {
      toast({ text: failureWords(failed), tone: 'against' });
    }
    await refresh();
  };
  const versioned = { id, version: data.version };
  const save = (draft: Draft) =>
    run(async () => {
      await client.action.outbox.change({ ...versioned, ...draft, sendAfter: data.sendAfter });
      setEditing(false);
    }, t('saved'));
  const withdraw = (version: number) =>
    void run(() => client.action.outbox.withdraw({ id, version }), t('withdrawn')).then(() =>
      onMoved({ ansicht: 'drafts', nachricht: id }),
    );
  const approve = async () => {
    try {
      const after = await client.action.outbox.approve(versioned);
      toast({ text: t('approved', { subject: data.subject }), undo: () => withdraw(after.version) });
      onMoved({ ansicht: 'waiting', nachricht: id });
    } catch (failed) {
      toast({ text: failureWords(failed), tone: 'against' });
    }
    await refresh();
  };
  const look = async () => {
    try {
      const { looked, found, folder } = await client.action.outbox.look({ id });
      toast({ text: found ? t('lookFound') : looked ? t('lookMissing', { folder: folder ?? '' }) : t('lookNowhere') });
    } catch (failed) {
      toast({ text: failureWords(failed), tone: 'against' });
    }
    await refresh();
  };
  const may = (what: string) => data.may.includes(what);
  const discard = (put: boolean) =>
    void run(
      () => client.action.outbox.discard({ ...versioned, discard: put }),
      put ? t('discarded', { subject: data.subject }) : t('restored'),
    );
  return (
    <article className={css.detail} aria-label={data.subject}>
      <div className={css.scroll}>
        <Button className={css.back} variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={onBack}>
          {t('back')}
        </Button>
        <Head message={data} />
        {editing ? (
          <MessageForm
            initial={data}
            submit={t('save')}
            onSubmit={(draft) => void save(draft)}
            onCancel={() => setEditing(false)}
          />
        ) : (
          <Letter message={data} />
        )}
        <History message={data} />
      </div>
      {!editing && data.may.length > 0 && (
        <div className={css.foot}>
          {may('approve') && (
            <Button disabled={data.now?.obstacle !== null} title={t('approveHint')} onClick={() => void approve()}>
              {t('approve')}
            </Button>
          )}
          {may('withdraw') && <Button onClick={() => withdraw(data.version)}>{t('withdraw')}</Button>}
          {may('change') && (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
          {may('resolve') && (
            <>
              <Button
                onClick={() =>
                  void run(() => client.action.outbox.resolve({ ...versioned, sent: true }), t('resolved'))
                }
              >
                {t('wasSent')}
              </Button>
              <Button
                variant="default"
                onClick={() =>
                  void run(() => client.action.outbox.resolve({ ...versioned, sent: false }), t('resolved'))
                }
              >
                {t('wasNotSent')}
              </Button>
            </>
          )}
          {may('look') && (
            <Button variant="default" onClick={() => void look()}>
              {t('look')}
            </Button>
          )}
          {may('discard') && (
            <Button variant="subtle" onClick={() => discard(true)}>
              {t('discard')}
            </Button>
          )}
          {may('restore') && <Button onClick={() => discard(false)}>{t('restore')}</Button>}
        </div>
      )}
    </article>
  );
}

function Head({ message }: { message: OpenMessage }) {
  const t = useTranslations('action.outbox');
  const { now, problem } = message;
  return (
    <>
      <div className={css.marks}>
        <Chip tone={tones[message.state]}>{message.stateText}</Chip>
        {message.ai && (
          <Chip tone="outline">
            <IconSparkles size={12} stroke={1.8} aria-hidden /> {t('aiMade', { producer: message.ai.producer })}
          </Chip>
        )}
        {message.example && <Chip>{t('example')}</Chip>}
        {message.nextTryAt && <Chip tone="doubt">{t('nextTry', { when: moment(message.nextTryAt) })}</Chip>}
      </div>
      <h2 className={css.title}>{message.subject}</h2>
      {problem && <Problem>{problem.text}</Problem>}
      {now && (
        <div className={css.law} data-decision={now.decision}>
          <strong>{t(`law.${now.decision}`)}</strong>
          <span>
            {now.obstacle && now.obstacle.code !== 'contact-forbidden'
              ? now.obstacle.text
              : `${now.text} (${now.rule})`}
          </span>
          {now.stranger && <span>{t('stranger')}</span>}
        </div>
      )}
    </>
  );
}

function Letter({ message }: { message: OpenMessage }) {
  const t = useTranslations('action.outbox');
  const { to, frame, companyId } = message;
  return (
    <>
      <dl className={css.facts}>
        <dt>{t('to')}</dt>
        <dd>{to.name ? `${to.name} <${to.address}>` : to.address}</dd>
        {frame && (
          <>
            <dt>{t('from')}</dt>
            <dd>{frame.from}</dd>
          </>
        )}
        {companyId && (
          <>
            <dt>{t('company')}</dt>
            <dd>
              <Link to="/kunden/$id" params={{ id: companyId }}>
                {message.companyName ?? t('company')}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('purpose')}</dt>
        <dd>{t(`purposes.${message.purpose}`)}</dd>
        {message.groundNote && (
          <>
            <dt>{t('ground')}</dt>
            <dd>{message.groundNote}</dd>
          </>
        )}
      </dl>
      <div className={css.paper}>
        <p className={css.body}>{message.body}</p>
        {frame && (
          <>
            <p className={css.footerHint}>{t('footer')}</p>
            <p className={css.footer}>{frame.footer}</p>
          </>
        )}
      </div>
    </>
  );
}

function History({ message }: { message: OpenMessage }) {
  const t = useTranslations('action.outbox');
  const { approvedAt, approval, approvedByName, approvedHash } = message;
  return (
    <section className={css.history} aria-label={t('history')}>
      <h3>{t('history')}</h3>
      <ol>
        {message.events.map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <span>{event.text}</span>
            <span className={css.quiet}>
              {event.byName}, {moment(event.at)}
            </span>
          </li>
        ))}
      </ol>
      {approvedAt && approvedHash && (
        <p className={css.quiet} title={t('hashText')}>
          {approval === 'policy'
            ? t('byPolicy', { when: moment(approvedAt) })
            : t('approvedBy', { who: approvedByName ?? '', when: moment(approvedAt) })}
          {' · '}
          {t('hash')} {approvedHash.slice(0, 16)}
        </p>
      )}
    </section>
  );
}
