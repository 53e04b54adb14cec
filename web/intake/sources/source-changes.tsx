import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ShownChange } from '#contract/intake/sources.ts';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import type { sources as german } from '../../messages/de/sources.ts';
import { Chip } from '../../ui/chip.tsx';
import { day, moment } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './sources.module.css';
import { refresh, type Whole } from './whole-source.ts';
import { written } from './written.ts';

/** What changed since last time, each with its proof, and whether that was any use. */
export function SourceChanges({ whole: { source, changes } }: { whole: Whole }) {
  const t = useTranslations('sources');
  return (
    <Section title={t('changes')}>
      {changes.length === 0 ? (
        <p className={css.quiet}>{t(source.lastRunAt === null ? 'changesFirst' : 'changesNone')}</p>
      ) : (
        <ul className={css.lines}>
          {changes.map((change) => (
            <ChangeLine key={change.id} change={change} mayAnswer={source.may.includes('run')} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** One change with its words, its stored page, why it became what it did, and what people say of it. */
export function ChangeLine({
  change,
  mayAnswer,
  showSource = false,
}: {
  change: ShownChange;
  mayAnswer: boolean;
  showSource?: boolean;
}) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const answer = useMutation({
    mutationFn: (said: 'useful' | 'noise') =>
      client.intake.sources.answer({ id: change.id, answer: change.answer === said ? null : said }),
    onSuccess: refresh,
    onError: (error) => toast({ text: words(error) }),
  });
  return (
    <li className={css.line}>
      <div>
        <div className={css.head}>
          <Chip tone={change.kind === 'new' ? 'good' : change.kind === 'gone' ? 'against' : 'outline'}>
            {t(`changeKinds.${change.kind}`)}
          </Chip>
          <span className={css.strong}>{change.event ? occasion(change.event) : change.name}</span>
          {change.lead && <Chip tone="strong">{t('lead')}</Chip>}
        </div>
        {(change.event !== null || (change.kind === 'new' && change.snippet !== change.name)) && (
          <blockquote className={css.quote}>{change.snippet}</blockquote>
        )}
        {change.changes.map(({ field, label, old, new: now }) => (
          <div key={field}>
            {t('change', { label, old: written(field, old) ?? t('nothing'), new: written(field, now) ?? t('nothing') })}
          </div>
        ))}
        <div className={css.quiet}>
          {moment(change.at)}
          {change.verdict && t.has(`verdicts.${change.verdict as keyof typeof german.verdicts}`) && (
            <> · {t(`verdicts.${change.verdict as keyof typeof german.verdicts}`)}</>
          )}
          {showSource && <> · {change.sourceLabel}</>}
          {change.snapshotId !== null && (
            <>
              {' · '}
              <Link to="/quellen/beleg/$id" params={{ id: String(change.snapshotId) }}>
                {t('proof')}
              </Link>
            </>
          )}
          {/^https?:/.test(change.url) && (
            <>
              {' · '}
              <a href={change.url} target="_blank" rel="noreferrer noopener" title={change.snippet}>
                {t('livePage')}
              </a>
            </>
          )}
          {change.recordId && (
            <>
              {' · '}
              <Link to="/kunden/$id" params={{ id: change.recordId }}>
                {t('openRecord')}
              </Link>
            </>
          )}
        </div>
        {change.reasons.length > 0 && (
          <div className={css.quiet}>
            {t('why')}: {change.reasons.map(({ text }) => text).join(' · ')}
          </div>
        )}
      </div>
      {mayAnswer && (
        <fieldset className={css.end} aria-label={t('answerHelp')}>
          {(['useful', 'noise'] as const).map((said) => (
            <Button
              key={said}
              size="compact-sm"
              variant={change.answer === said ? 'filled' : 'default'}
              aria-pressed={change.answer === said}
              onClick={() => answer.mutate(said)}
            >
              {t(said === 'useful' ? 'answerUseful' : 'answerNoise')}
            </Button>
          ))}
        </fieldset>
      )}
    </li>
  );
}

/** "Eröffnung · Alb Guss GmbH · 18.11.2026" */
const occasion = ({ label, company, person, day: on }: NonNullable<ShownChange['event']>): string =>
  [label, company, person, on !== null && /^\d{4}-\d\d-\d\d$/.test(on) ? day(on) : on]
    .filter((part) => part !== null)
    .join(' · ');
