import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import css from '../../insight/outlook.module.css';
import { Chip } from '../../ui/chip.tsx';
import { amount, momentDay, number, percent } from '../../ui/format.ts';
import own from '../effect.module.css';
import { EffectBar } from './effect-bar.tsx';
import type { Experiment } from './experiments-page.tsx';

const tones = { 'not-enough': 'doubt', helps: 'good', harms: 'against', 'no-matter': 'outline' } as const;

/** One experiment: what is left out, what it says so far with its interval, both sides beside it. */
export function ExperimentRow({ row, onStop }: { row: Experiment; onStop: () => void }) {
  const t = useTranslations('effect.experiments');
  const isMoney = row.metric === 'revenue';
  const mean = (value: number) => (isMoney ? amount(Math.round(value * 100)) : percent(value, 1));
  const difference = (value: number) => {
    if (isMoney) return `${value > 0 ? '+' : ''}${amount(Math.round(value * 100))}`;
    return `${value > 0 ? '+' : ''}${number(value * 100, 1)}`;
  };
  const smallest = isMoney
    ? amount(Math.round(row.smallest * 100))
    : t('points', { value: number(row.smallest * 100, row.smallest < 0.01 ? 1 : 0) });
  const when =
    row.stoppedAt === null
      ? t('since', { day: momentDay(row.startedAt), by: row.startedBy })
      : t('until', { from: momentDay(row.startedAt), to: momentDay(row.stoppedAt), by: row.startedBy });
  return (
    <li className={css.risk}>
      <div className={css.riskMain}>
        <p className={own.head}>
          <strong className={own.name}>{row.name}</strong>
          <Chip tone={row.state === 'running' ? 'strong' : 'plain'}>{t(`state.${row.state}`)}</Chip>
          <Chip tone={tones[row.verdict]}>{t(`verdict.${row.verdict}`)}</Chip>
        </p>
        <p className={css.verdict}>{row.text}</p>
        {row.effect && (
          <EffectBar
            effect={row.effect}
            smallest={row.smallest}
            label={t('interval', {
              difference: difference(row.effect.difference),
              low: difference(row.effect.low),
              high: difference(row.effect.high),
            })}
          />
        )}
        <p className={css.quiet}>
          {t('about', {
            about: row.aboutText,
            share: percent(row.share),
            metric: t(`metric.${row.metric}`),
            days: number(row.horizonDays),
          })}{' '}
          {t('smallest', { value: smallest })}
        </p>
        <p className={css.quiet}>
          {when} {row.state === 'running' && t('waiting', { count: row.waiting })}
        </p>
      </div>
      <div className={own.end}>
        <dl className={own.sides}>
          {(['treated', 'heldOut'] as const).map((side) => (
            <div key={side}>
              <dt>{t(side)}</dt>
              <dd>
                {t('side', {
                  accounts: row[side].accounts,
                  mean: row[side].accounts === 0 ? '–' : mean(row[side].mean),
                })}
              </dd>
            </div>
          ))}
        </dl>
        {row.may.includes('stop') && (
          <Button variant="default" size="compact-sm" aria-label={`${t('stop')}: ${row.name}`} onClick={onStop}>
            {t('stop')}
          </Button>
        )}
      </div>
    </li>
  );
}
