import { useTranslations } from 'use-intl';
import type { DedupeOverview } from '#contract/records/dedupe.ts';
import { number, percent } from '../../ui/format.ts';
import css from './dedupe.module.css';

type Row = DedupeOverview['measured'][number];
type Share = Row['recall'];

/** Precision and recall as decisions show them: a bar for the interval, a line for the share, or that there are too few cases. */
export function Measured({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('records.dedupe');
  return (
    <div className={css.kinds}>
      {rows.map((row) => (
        <div key={row.kind}>
          <h3 className={css.kind}>{t(`kind.${row.kind}`)}</h3>
          <dl className={css.shares}>
            <Line name={t('unasked', { made: number(row.unasked.made) })} share={row.unasked} />
            {row.bands.map((band) => (
              <Line
                key={band.least}
                name={t('band', { from: percent(band.least), to: percent(band.most) })}
                share={band}
                said={[band.least, band.most]}
              />
            ))}
            <Line name={t('recall')} share={row.recall} />
          </dl>
        </div>
      ))}
    </div>
  );
}

function Line({ name, share, said }: { name: string; share: Share; said?: readonly [number, number] }) {
  const t = useTranslations('records.dedupe');
  const text =
    share.share === null || share.from === null || share.to === null
      ? t('tooFew', { cases: number(share.cases) })
      : t('share', {
          share: percent(share.share),
          from: percent(share.from),
          to: percent(share.to),
          cases: number(share.cases),
        });
  return (
    <div className={css.line}>
      <dt>{name}</dt>
      <dd>
        <svg viewBox="0 0 100 12" preserveAspectRatio="none" className={css.interval} aria-hidden="true">
          <rect className={css.track} width="100" height="12" />
          {said && <rect className={css.said} x={said[0] * 100} width={(said[1] - said[0]) * 100} height="12" />}
          {share.from !== null && share.to !== null && share.share !== null && (
            <>
              <rect
                className={css.range}
                x={share.from * 100}
                width={Math.max(0.8, (share.to - share.from) * 100)}
                y="3"
                height="6"
              />
              <path className={css.mark} d={`M${share.share * 100} 0V12`} vectorEffect="non-scaling-stroke" />
            </>
          )}
        </svg>
        <span>{text}</span>
      </dd>
    </div>
  );
}
