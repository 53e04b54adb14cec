import { Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { DigestItem, Tiding } from '#contract/desk/findings.ts';
import { api } from '../../app/api.ts';
import { Failed } from '../../app/error-page.tsx';
import { withWords } from '../../app/page-words.tsx';
import { findings as german } from '../../messages/de/findings.ts';
import { sources as germanSources } from '../../messages/de/sources.ts';
import { findings as english } from '../../messages/en/findings.ts';
import { sources as englishSources } from '../../messages/en/sources.ts';
import { Chip } from '../../ui/chip.tsx';
import { day, germanDay } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { SourceTabs } from '../sources/source-tabs.tsx';
import css from '../sources/sources.module.css';
import { daysOf, readWeekAddress, TIDINGS, WEEKS, type WeekAddress } from './address.ts';
import { Draft } from './draft.tsx';
import own from './findings.module.css';

export const DigestPage = withWords(
  { de: { findings: german, sources: germanSources }, en: { findings: english, sources: englishSources } },
  Digest,
);

// As the server proposes it: closings, insolvencies and staff wanted are no good news of anybody.
const AT_FIRST: readonly Tiding[] = TIDINGS.slice(0, 7);

/** What the sources told in a week: on the left with proof, on the right as a text to edit. */
function Digest() {
  const t = useTranslations('findings.digest');
  const kindWords = useTranslations('findings.kinds');
  const address = readWeekAddress(useSearch({ strict: false }));
  const navigate = useNavigate();
  const put = (part: WeekAddress) =>
    void navigate({ to: '/quellen/wochenblick', search: { ...address, ...part }, replace: true });
  const week = address.week ?? 'this';
  const kinds = address.kinds ?? AT_FIRST;
  const days = daysOf(week, germanDay(new Date()));
  const { data, error, refetch } = useQuery(
    api.desk.findings.digest.queryOptions({
      input: { ...days, kinds: [...kinds] },
      placeholderData: (before) => before,
    }),
  );
  return (
    <Page header={<PageHeader title={t('title')} aside={data && t('items', { count: data.total })} />}>
      <SourceTabs />
      <div className={css.stack}>
        <p className={css.quiet}>{t('text')}</p>
        <NativeSelect
          label={t('week')}
          value={week}
          onChange={(event) => put({ week: WEEKS.find((one) => one === event.currentTarget.value) ?? 'this' })}
          data={WEEKS.map((value) => ({ value, label: t(`weeks.${value}`) }))}
        />
        <fieldset className={own.kinds}>
          <legend>{t('kinds')}</legend>
          {TIDINGS.map((kind) => (
            <Checkbox
              key={kind}
              label={kindWords(kind)}
              checked={kinds.includes(kind)}
              onChange={(event) =>
                put({
                  kinds: TIDINGS.filter((one) => (one === kind ? event.currentTarget.checked : kinds.includes(one))),
                })
              }
            />
          ))}
        </fieldset>
      </div>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={8} />
      ) : data.total === 0 ? (
        <p className={own.none}>{t('none')}</p>
      ) : (
        <div className={own.columns}>
          <Section title={t('found')}>
            {data.cut && <p className={css.quiet}>{t('cut')}</p>}
            {data.regions.map(({ region, industries }) => (
              <div key={region}>
                <h3 className={own.region}>{region}</h3>
                {industries.map(({ industry, items }) => (
                  <div key={industry}>
                    <div className={css.quiet}>{industry}</div>
                    <ul className={css.lines}>
                      {items.map((item) => (
                        <Item key={item.id} item={item} />
                      ))}
                    </ul>
                  </div>
                ))}
              </div>
            ))}
          </Section>
          <Draft days={days} text={data.text} name={`wochenblick-${days.since}.md`} />
        </div>
      )}
    </Page>
  );
}

function Item({ item }: { item: DigestItem }) {
  const t = useTranslations('findings');
  return (
    <li className={css.line}>
      <div>
        <div className={css.head}>
          <Chip tone="outline">{item.label}</Chip>
          {item.recordId === null ? (
            <span className={css.strong}>{item.company}</span>
          ) : (
            <Link to="/kunden/$id" params={{ id: item.recordId }}>
              {item.company}
            </Link>
          )}
        </div>
        <div>{item.sentence}</div>
        <div className={css.quiet}>
          {t('digest.sourceOf', {
            source: item.source,
            day: /^\d{4}-\d\d-\d\d$/.test(item.day) ? day(item.day) : item.day,
          })}
          {item.snapshotId !== null && (
            <>
              {' · '}
              <Link to="/quellen/beleg/$id" params={{ id: String(item.snapshotId) }}>
                {t('market.proof')}
              </Link>
            </>
          )}
        </div>
      </div>
    </li>
  );
}
