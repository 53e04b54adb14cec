import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { contact as german } from '../../messages/de/contact.ts';
import { contact as english } from '../../messages/en/contact.ts';
import { number } from '../../ui/format.ts';
import { Problem } from '../../ui/states.tsx';
import { type Ask, AskChoices, Choice, type Circumstances } from './ask-choices.tsx';
import { ContactCard } from './contact-card.tsx';
import css from './control.module.css';

const consentApi = getRouteApi('/shell/steuerung/einwilligungen');
const kinds = ['email', 'phone_human', 'post', 'social_dm'] as const;
/** What a typed contact point most likely is; the person can say otherwise. */
function guessKind(text: string): (typeof kinds)[number] {
  if (text.includes('@') && !text.includes('/')) return 'email';
  if (/linkedin|xing|instagram|facebook/i.test(text)) return 'social_dm';
  return /^[+\d()\s/.-]{5,}$/.test(text) ? 'phone_human' : 'post';
}

/** May we contact them? One address or number, an answer for every channel that it serves, and what it rests on. */
export const ConsentPage = withWords({ de: { contact: german }, en: { contact: english } }, ConsentPageContent);

function ConsentPageContent() {
  const t = useTranslations('oversight.control.consent');
  const failureWords = useFailureWords();
  const overview = useQuery(api.oversight.consent.overview.queryOptions());
  const lookUp = useMutation({ mutationFn: (ask: Ask) => client.oversight.consent.lookUp(ask) });
  const words = useTranslations('contact.list');
  const { kontakt = '' } = consentApi.useSearch();
  const [contactPoint, setPoint] = useState(kontakt);
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  const [facts, setFacts] = useState<Circumstances>({});
  const channel = kind ?? guessKind(contactPoint);
  const ask: Ask = { channel, contactPoint, ...facts };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (contactPoint.trim() !== '') lookUp.mutate(ask);
  };
  // Coming from the list, the question is asked already.
  const { mutate } = lookUp;
  useEffect(() => {
    if (kontakt !== '') mutate({ channel: guessKind(kontakt), contactPoint: kontakt });
  }, [kontakt, mutate]);
  const refused = lookUp.error ? refusalOf(lookUp.error) : null;
  return (
    <>
      {overview.data && (
        <p className={css.overview}>
          {t('overview', { ...overview.data, documented: number(overview.data.documented) })}
          {overview.data.may.includes('list') && (
            <>
              {' · '}
              <Link to="/steuerung/einwilligungen/liste">{words('open')}</Link>
            </>
          )}
        </p>
      )}
      <h2 className={css.question}>{t('ask')}</h2>
      <p className={css.intro}>
        {t('askText', {
          table: t(overview.data?.table === 'germany-2026-11' ? 'tables.germany-2026-11' : 'tables.other'),
        })}
      </p>
      <form className={css.ask} onSubmit={submit}>
        <TextInput
          className={css.point}
          label={t('point')}
          value={contactPoint}
          maxLength={500}
          autoFocus
          onChange={(event) => setPoint(event.currentTarget.value)}
        />
        <Choice
          label={t('kind.label')}
          values={kinds}
          value={channel}
          word={(one) => t(`kind.${one}`)}
          onChange={setKind}
        />
        <AskChoices value={facts} onChange={setFacts} />
        <Button type="submit" loading={lookUp.isPending}>
          {t('check')}
        </Button>
      </form>
      {refused && (
        <Problem>
          {refused.code === 'invalid-input' && refused.text ? refused.text : failureWords(lookUp.error)}
        </Problem>
      )}
      {lookUp.data && lookUp.variables && (
        <ContactCard card={lookUp.data} ask={lookUp.variables} onChanged={() => lookUp.mutateAsync(lookUp.variables)} />
      )}
    </>
  );
}
