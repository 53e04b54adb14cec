import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { Meter } from '../../ui/meter.tsx';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from './quality.module.css';

export function MaturityLadder() {
  const t = useTranslations('insight.quality');
  const failure = useFailureWords();
  const { data, isError, error, refetch } = useQuery(api.insight.maturity.get.queryOptions());
  return (
    <Section title={t('maturity')}>
      <p className={css.quiet}>{t('maturityText')}</p>
      {isError && <ErrorState text={failure(error)} onRetry={() => void refetch()} />}
      {!data && !isError && <Skeleton lines={6} />}
      {data && (
        <>
          <div className={css.step}>
            <h3>{t('step')}</h3>
            <p>{data.step?.text ?? t('stepNone')}</p>
            {data.step && (
              <Meter
                share={data.step.have / data.step.need}
                text={t('have', { label: data.step.label, have: number(data.step.have), need: number(data.step.need) })}
              />
            )}
          </div>
          <div className={css.phases}>
            {data.phases.map((phase) => (
              <article key={phase.phase} className={css.phase}>
                <h3>
                  {phase.label} <span className={css.quiet}>{t('stage', { stage: number(phase.stage, 1) })}</span>
                </h3>
                <ul>
                  {phase.tools.map((tool) => (
                    <li key={tool.tool}>
                      <span className={css.tool}>
                        <span>{tool.label}</span>
                        <Rungs stage={tool.stage} label={t('stage', { stage: String(tool.stage) })} />
                      </span>
                      <span>{tool.does}</span>
                      {tool.adds && <span className={css.quiet}>{t('after', { text: tool.adds })}</span>}
                      {tool.next
                        .filter(({ have, need }) => have < need)
                        .map((one) => (
                          <span key={one.count} className={css.quiet}>
                            {t('have', { label: one.label, have: number(one.have), need: number(one.need) })}
                          </span>
                        ))}
                    </li>
                  ))}
                </ul>
              </article>
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

function Rungs({ stage, label }: { stage: number; label: string }) {
  return (
    <svg role="img" aria-label={label} viewBox="0 0 36 10" width="36" height="10" className={css.rungs}>
      {[1, 2, 3].map((rung) => (
        <rect key={rung} x={(rung - 1) * 12} y={1} width={10} height={8} rx={2} data-on={rung <= stage || undefined} />
      ))}
    </svg>
  );
}
