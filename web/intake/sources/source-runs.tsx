import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { moment, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from './sources.module.css';
import type { Whole } from './whole-source.ts';

export function SourceRuns({ whole: { runs } }: { whole: Whole }) {
  const t = useTranslations('sources');
  return (
    <Section title={t('runs')}>
      {runs.length === 0 ? (
        <p className={css.quiet}>{t('runsNone')}</p>
      ) : (
        <ul className={css.lines}>
          {runs.map((run) => (
            <li key={run.id} className={css.line}>
              <div>
                <div className={css.head}>
                  <Chip tone={run.state === 'done' ? 'good' : run.state === 'running' ? 'outline' : 'against'}>
                    {t(`runStates.${run.state}`)}
                  </Chip>
                  {moment(run.startedAt)}
                </div>
                <div className={css.quiet}>
                  {run.problem
                    ? run.problem.text
                    : t('runLine', {
                        pages: run.pages,
                        entries: run.entries,
                        added: number(run.added),
                        changed: number(run.changed),
                        gone: number(run.gone),
                      })}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
