import { useTranslations } from 'use-intl';
import type { client } from '../app/api.ts';
import { Chip } from '../ui/chip.tsx';
import { percent, signed } from '../ui/format.ts';
import css from './likely-twins.module.css';

export type Twin = Awaited<ReturnType<typeof client.records.companies.twins>>['rows'][number];

/** What is there already and may be the one being typed: told while it is typed, each with a way to open it instead of making a second. */
export function LikelyTwins({
  rows,
  title,
  addressOf,
}: {
  rows: readonly Twin[];
  title: string;
  addressOf: (id: string) => string;
}) {
  const t = useTranslations('records.twins');
  // The box is there from the start: a screen reader tells of what is added to it, not of a box that appears filled.
  return (
    <div role="status" aria-live="polite">
      {rows.length > 0 && (
        <section className={css.twins} aria-label={title}>
          <strong>{title}</strong>
          <ul>
            {rows.map((twin) => (
              <li key={twin.id}>
                <span className={css.line}>
                  <a href={addressOf(twin.id)}>
                    {t('openNamed', { name: [twin.name, twin.detail].filter(Boolean).join(', ') })}
                  </a>
                  <Chip tone={twin.verdict === 'same' ? 'strong' : 'doubt'}>
                    {twin.verdict === 'same' ? t('same') : t('maybe', { share: percent(twin.probability) })}
                  </Chip>
                </span>
                <span className={css.why}>
                  {twin.reasons.slice(0, 4).map((reason) => (
                    <span
                      key={reason.text}
                      data-against={reason.weight < 0 || undefined}
                      title={signed(reason.weight, 1)}
                    >
                      {reason.text}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
          <p className={css.how}>{t('how')}</p>
        </section>
      )}
    </div>
  );
}
