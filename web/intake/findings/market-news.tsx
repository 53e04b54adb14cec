import { useTranslations } from 'use-intl';
import type { ShownChange } from '#contract/intake/sources.ts';
import { Bars } from '../../ui/charts/bars.tsx';
import { day } from '../../ui/format.ts';
import { ChangeLine } from '../sources/source-changes.tsx';
import css from '../sources/sources.module.css';

const WEEK = 7 * 86_400_000;
const MOST_WEEKS = 26;
const FIRST_LINES = 50;

/** How much happened, week by week, and what it was. */
export function MarketNews({ changes }: { changes: readonly ShownChange[] }) {
  const t = useTranslations('findings.market');
  if (changes.length === 0) return <p className={css.quiet}>{t('noNews')}</p>;
  const weeks = byWeek(changes.map(({ at }) => Date.parse(at)));
  const label = (from: number): string => day(new Date(from).toISOString());
  return (
    <>
      <p className={css.quiet}>{t('newsText')}</p>
      {weeks.length > 1 && (
        <Bars
          label={t('perWeek')}
          items={weeks.map(({ from, count }) => ({
            key: String(from),
            label: t('week', { day: label(from), count }),
            value: count,
          }))}
          ends={[label(weeks[0]?.from ?? 0), label(weeks.at(-1)?.from ?? 0)]}
        />
      )}
      <ul className={css.lines}>
        {changes.slice(0, FIRST_LINES).map((change) => (
          <ChangeLine key={change.id} change={change} mayAnswer showSource />
        ))}
      </ul>
    </>
  );
}

/** Weeks from Monday, the empty ones between included. */
function byWeek(times: readonly number[]): readonly { readonly from: number; readonly count: number }[] {
  // The first Monday of 1970 was the fifth of January.
  const MONDAY = 4 * 86_400_000;
  const weekOf = (time: number): number => Math.floor((time - MONDAY) / WEEK);
  const counts = Map.groupBy(times, weekOf);
  const last = Math.max(...counts.keys());
  const first = Math.max(Math.min(...counts.keys()), last - MOST_WEEKS + 1);
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    from: (first + at) * WEEK + MONDAY,
    count: counts.get(first + at)?.length ?? 0,
  }));
}
