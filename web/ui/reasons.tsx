import { useTranslations } from 'use-intl';
import { number, signed } from './format.ts';
import css from './reasons.module.css';

export interface Reason {
  readonly key: string;
  readonly label: string;
  /** What it rests on, in words. */
  readonly detail?: string | undefined;
  readonly points: number;
}

export interface ReasonListProps {
  /** Where the score starts, with its name; nothing when it starts at zero. */
  readonly from?: { readonly label: string; readonly points: number };
  readonly reasons: readonly Reason[];
  readonly total: { readonly label: string; readonly points: number; readonly text?: string };
  readonly digits?: number;
  /** The whole scale; standard 100. */
  readonly most?: number;
}

/** A score as a waterfall: where it starts, what lifts and lowers it, where it ends. Lowering parts are hatched: colour alone says nothing. */
export function ReasonList({ from, reasons, total, digits = 0, most = 100 }: ReasonListProps) {
  const t = useTranslations('ui.reasons');
  if (reasons.length === 0) return <p className={css.none}>{t('none')}</p>;
  let at = from?.points ?? 0;
  const steps = reasons.map((reason) => {
    const start = at;
    at += reason.points;
    return { ...reason, start, end: at };
  });
  const range = Math.max(most, ...steps.map((step) => step.end), total.points);
  return (
    <ol className={css.list}>
      {from && (
        <Line
          label={from.label}
          tone="base"
          start={0}
          end={from.points}
          range={range}
          text={number(from.points, digits)}
          muted
        />
      )}
      {steps.map((step) => (
        <Line
          key={step.key}
          label={step.label}
          detail={step.detail}
          tone={step.points < 0 ? 'minus' : 'plus'}
          start={step.start}
          end={step.end}
          range={range}
          text={signed(step.points, digits)}
        />
      ))}
      <Line
        label={total.label}
        tone="total"
        start={0}
        end={total.points}
        range={range}
        text={total.text ?? number(total.points, digits)}
      />
    </ol>
  );
}

interface LineProps {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly tone: 'base' | 'plus' | 'minus' | 'total';
  readonly start: number;
  readonly end: number;
  readonly range: number;
  readonly text: string;
  readonly muted?: boolean;
}

function Line({ label, detail, tone, start, end, range, text, muted }: LineProps) {
  const left = (Math.max(0, Math.min(start, end)) / range) * 100;
  const width = Math.max((Math.abs(end - start) / range) * 100, 0.8);
  return (
    <li className={css.line} data-tone={tone}>
      <span className={css.label} data-muted={muted || undefined}>
        {label}
      </span>
      <svg className={css.bar} viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
        <rect className={css.track} width="100" height="14" />
        <rect className={css.fill} x={Math.min(left, 99.2)} width={Math.min(width, 100 - left)} height="14" />
        {tone === 'minus' && <path className={css.hatch} d={hatch(left, width)} vectorEffect="non-scaling-stroke" />}
      </svg>
      <span className={css.points}>{text}</span>
      {detail && <span className={css.detail}>{detail}</span>}
    </li>
  );
}

function hatch(left: number, width: number): string {
  const parts: string[] = [];
  for (let x = left; x < left + width; x += 3.2) parts.push(`M${x} 14L${Math.min(x + 2, left + width)} 0`);
  return parts.join('');
}
