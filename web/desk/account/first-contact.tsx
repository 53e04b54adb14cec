import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { withWords } from '../../app/page-words.tsx';
import { findings as german } from '../../messages/de/findings.ts';
import { findings as english } from '../../messages/en/findings.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { day } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import css from './account.module.css';

export default withWords({ de: { findings: german }, en: { findings: english } }, FirstContact);

/** For a lead from a watched source: where its data came from, by when that has to be said, and the words for it (Art. 14 GDPR). */
function FirstContact({ id }: { id: string }) {
  const t = useTranslations('findings.notice');
  const { data } = useQuery({ ...api.desk.findings.notice.queryOptions({ input: { id } }), staleTime: 300_000 });
  if (!data || data.dueOn === null) return null;
  return (
    <Section title={t('title')}>
      <p className={css.note}>{t('text', { day: day(data.dueOn) })}</p>

      {data.sources.slice(0, 3).map((source) => (
        <p key={`${source.url}|${source.day}|${source.label}`}>
          {t('from', { label: source.label, day: day(source.day), fields: source.fields.join(', ') })}
          {source.legalGround !== '' && (
            <>
              <br />
              {t('ground', { ground: source.legalGround })}
            </>
          )}
        </p>
      ))}
      <CopyField label={t('wording')} value={data.text} />
      <p className={css.note}>{t('add')}</p>
    </Section>
  );
}
