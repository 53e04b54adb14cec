import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { Chip } from '../../ui/chip.tsx';
import { day, momentDay, number, percent } from '../../ui/format.ts';
import { Meter } from '../../ui/meter.tsx';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from '../outlook.module.css';
import { BiasTable } from './bias-table.tsx';
import { CalibrationCurve } from './calibration-curve.tsx';

export type Card = Awaited<ReturnType<typeof client.insight.learning.card>>;

/** Everything there is to know about one version: what it rests on, how good it is, what it looks at, what was noticed, whom it treats how. */
export function ModelCard({ subject, version }: { subject: 'deal' | 'lead'; version: number }) {
  const t = useTranslations('outlook.models');
  const failure = useFailureWords();
  const { data, error, refetch } = useQuery(
    api.insight.learning.card.queryOptions({ input: { subject, version }, staleTime: 60_000 }),
  );
  if (error) return <ErrorState text={failure(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={14} />;
  return (
    <>
      <Section
        title={t('version', { version: String(version) })}
        aside={<Chip tone={data.state === 'in-use' ? 'strong' : 'outline'}>{t(`state.${data.state}`)}</Chip>}
      >
        <p className={css.verdict}>{data.verdict}</p>
        <ul className={css.facts}>
          {data.kind && <li>{t(`kind.${data.kind}`)}</li>}
          <li>{t('cases', { cases: number(data.data.cases), positives: number(data.data.positives) })}</li>
          {data.data.from && data.data.until && (
            <li>{t('period', { from: day(data.data.from), until: day(data.data.until) })}</li>
          )}
          {data.base && (
            <li>
              {t('base', {
                share: percent(data.base.probability, 1),
                low: percent(data.base.low, 1),
                high: percent(data.base.high, 1),
              })}
            </li>
          )}
          {data.data.leftOut.map(({ count, text }) => (
            <li key={text}>{t('leftOut', { count: number(count), text })}</li>
          ))}
          <li>{t('trainedOn', { day: momentDay(data.trainedAt) })}</li>
        </ul>
      </Section>
      <div className={css.two}>
        <div>
          <Section title={t('quality')}>
            <Quality card={data} />
          </Section>
          {data.beside.length > 0 && (
            <Section title={t('beside')}>
              <ul className={css.facts}>
                {data.beside.map((one) => (
                  <li key={one.against}>
                    {one.text}{' '}
                    <span className={css.quiet}>
                      {t('besideLine', {
                        cases: number(one.rows),
                        own: number(one.brier, 4),
                        other: number(one.otherBrier, 4),
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('findings')}>
            <ul className={css.facts}>
              {data.findings.map(({ severity, text }) => (
                <li key={text}>
                  <Chip tone={severity === 'note' ? 'plain' : 'doubt'}>{t(`severity.${severity}`)}</Chip> {text}
                </li>
              ))}
              {data.drift.length === 0 && <li>{t('noDrift')}</li>}
              {data.drift.length > 0 && (
                <li>
                  <Chip tone="doubt">{t('severity.warn')}</Chip> {t('drift')}:{' '}
                  {data.drift.map(({ name, psi }) => t('driftLine', { name, psi: number(psi, 2) })).join(', ')}.{' '}
                  {t('driftText')}
                </li>
              )}
            </ul>
          </Section>
          <Section title={t('limits')}>
            <ul className={css.facts}>
              {data.limits.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Section>
        </div>
        <div>
          {(data.quality ?? data.later) && (
            <Section title={t('curve')}>
              <CalibrationCurve points={(data.quality ?? data.later)?.curve ?? []} />
            </Section>
          )}
          <Section title={t('features')}>
            <Features card={data} />
          </Section>
        </div>
      </div>
      <Section title={t('bias')}>
        <BiasTable bias={data.bias} />
      </Section>
      <Downloads subject={subject} version={version} hasModel={data.kind !== null} hasBias={data.bias !== null} />
    </>
  );
}

function Quality({ card }: { card: Card }) {
  const t = useTranslations('outlook.models');
  const columns = [
    ...(card.quality ? [{ name: t('figures.unseen'), one: card.quality }] : []),
    ...(card.later ? [{ name: t('figures.later', { day: day(card.later.from) }), one: card.later }] : []),
  ];
  if (columns.length === 0) return <p className={css.note}>{t('noQuality')}</p>;
  type One = (typeof columns)[number]['one'];
  const rows: readonly (readonly [string, (one: One) => string])[] = [
    [t('figures.rows'), (one) => number(one.rows)],
    [t('figures.auc'), (one) => number(one.auc, 3)],
    [t('figures.brier'), (one) => `${number(one.brier, 4)} (${number(one.baseBrier, 4)})`],
    [t('figures.ece'), (one) => number(one.ece, 3)],
  ];
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <td />
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {columns.map((column) => (
              <td key={column.name}>{value(column.one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Features({ card }: { card: Card }) {
  const t = useTranslations('outlook.models');
  const most = Math.max(0.001, ...card.features.map(({ importance }) => importance));
  return (
    <>
      <p className={css.note}>{t('featuresText')}</p>
      <ul className={css.features}>
        {card.features.map(({ name, importance, missing, used }) => (
          <li key={name}>
            <span>
              {name} {missing > 0 && <span className={css.quiet}>{t('missing', { count: number(missing) })}</span>}
            </span>
            {used ? (
              <Meter share={importance / most} text={number(importance, 2)} />
            ) : (
              <span className={css.quiet}>–</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Downloads({
  subject,
  version,
  hasModel,
  hasBias,
}: {
  subject: 'deal' | 'lead';
  version: number;
  hasModel: boolean;
  hasBias: boolean;
}) {
  const t = useTranslations('outlook.models');
  const save = async (what: 'card' | 'bias') => {
    const { name, text } = await client.insight.learning.page({ subject, version, what, format: 'html' });
    const address = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: name });
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className={css.downloads}>
      {hasModel && (
        <Button variant="default" onClick={() => void save('card')}>
          {t('card')}
        </Button>
      )}
      {hasBias && (
        <Button variant="default" onClick={() => void save('bias')}>
          {t('biasReport')}
        </Button>
      )}
    </div>
  );
}
