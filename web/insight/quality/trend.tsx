import { useTranslations } from 'use-intl';
import { day, number } from '../../ui/format.ts';
import css from './quality.module.css';

interface Point {
  readonly day: string;
  readonly kind: 'company' | 'person';
  readonly overall: number | null;
}

const WIDTH = 600;
const HEIGHT = 120;

/** The overall figure day by day, a line for companies and a dashed one for contacts, on the whole scale: small steps must look small. */
export function Trend({ points }: { points: readonly Point[] }) {
  const t = useTranslations('insight.quality');
  const days = [...new Set(points.map((point) => point.day))].sort();
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined || days.length < 2)
    return <p className={css.quiet}>{t('trendShort')}</p>;
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const x = (at: string) => ((Date.parse(at) - from) / Math.max(1, to - from)) * WIDTH;
  const y = (value: number) => HEIGHT - (value / 100) * HEIGHT;
  const lines = (['company', 'person'] as const).map((kind) => ({
    kind,
    points: points.filter((point) => point.kind === kind && point.overall !== null),
  }));
  const said = lines
    .filter((line) => line.points.length > 0)
    .map(({ kind, points: own }) =>
      t('trendOf', {
        kind: t(kind),
        from: number(own[0]?.overall ?? 0),
        to: number(own[own.length - 1]?.overall ?? 0),
      }),
    )
    .join('; ');
  return (
    <figure className={css.trend}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={said}>
        {[0, 50, 100].map((mark) => (
          <path key={mark} className={css.trendGrid} d={`M0 ${y(mark)}H${WIDTH}`} vectorEffect="non-scaling-stroke" />
        ))}
        {lines.map(({ kind, points: own }) => (
          <polyline
            key={kind}
            className={css.trendLine}
            data-kind={kind}
            points={own.map((point) => `${x(point.day)},${y(point.overall ?? 0)}`).join(' ')}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <figcaption className={css.trendEnds}>
        <span>{day(first)}</span>
        <span>{said}</span>
        <span>{day(last)}</span>
      </figcaption>
    </figure>
  );
}
