import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api } from '../../app/api.ts';
import { withWords } from '../../app/page-words.tsx';
import css from '../../insight/outlook.module.css';
import { effect as german } from '../../messages/de/effect.ts';
import { effect as english } from '../../messages/en/effect.ts';
import { Chip } from '../../ui/chip.tsx';
import { number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import own from '../effect.module.css';

export default withWords({ de: { effect: german }, en: { effect: english } }, AccountContact);

/** What one contact more would do to an account, summed over its people and channels, and how they are reached best. */
function AccountContact({ id }: { id: string }) {
  const t = useTranslations('effect.account');
  const { data } = useQuery(api.action.saturation.account.queryOptions({ input: { companyId: id } }));
  // Nothing was ever tried here: there is nothing to say that the limits do not say already.
  if (!data || (data.touches === 0 && data.contacts === 0)) return null;
  const people = data.people
    .map((person) => ({ ...person, ways: person.ways.filter(({ best }) => best !== null) }))
    .filter(({ ways }) => ways.length > 0);
  return (
    <Section title={t('title')} aside={data.next?.doNothing && <Chip tone="doubt">{t('doNothing')}</Chip>}>
      <p className={css.verdict}>{data.text}</p>
      {data.peak && <p>{data.peak.text}</p>}
      <p className={css.note}>
        {t('count', { contacts: number(data.contacts), limit: number(data.limit), days: number(data.windowDays) })}{' '}
        {data.touches > 0 && t('seen', { touches: number(data.touches), answers: number(data.answers) })}
      </p>
      {people.length > 0 && (
        <>
          <h3 className={css.small}>{t('ways')}</h3>
          <ul className={own.people}>
            {people.map((person) => (
              <li key={person.id}>
                {person.name}
                {person.ways.map(({ kind, text }) => (
                  <p key={kind} className={css.quiet}>
                    {t(`kind.${kind}`)}: {text}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
