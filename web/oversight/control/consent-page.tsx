import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { number } from '../../ui/format.ts';
import { Problem } from '../../ui/states.tsx';
import { ContactCard } from './contact-card.tsx';
import css from './control.module.css';

const kinds = ['email', 'phone_human', 'post', 'social_dm'] as const;
const purposes = ['marketing_other', 'marketing_similar', 'survey', 'answer_inquiry', 'contract'] as const;
const addressees = ['unknown', 'business', 'consumer'] as const;
const relations = ['none', 'inquiry', 'customer', 'former_customer', 'partner'] as const;

export type Ask = Parameters<typeof client.oversight.consent.lookUp>[0];

/** What a typed contact point most likely is; the person can say otherwise. */
function guessKind(text: string): (typeof kinds)[number] {
  if (text.includes('@') && !text.includes('/')) return 'email';
  if (/linkedin|xing|instagram|facebook/i.test(text)) return 'social_dm';
  return /^[+\d()\s/.-]{5,}$/.test(text) ? 'phone_human' : 'post';
}

/** May we contact them? One address or number, an answer for every channel that it serves, and what it rests on. */
export function ConsentPage() {
  const t = useTranslations('oversight.control.consent');
  const failureWords = useFailureWords();
  const overview = useQuery(api.oversight.consent.overview.queryOptions());
  const lookUp = useMutation({ mutationFn: (ask: Ask) => client.oversight.consent.lookUp(ask) });
  const [contactPoint, setPoint] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number] | null>(null);
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>('marketing_other');
  const [addressee, setAddressee] = useState<(typeof addressees)[number]>('unknown');
  const [relation, setRelation] = useState<(typeof relations)[number]>('none');
  const channel = kind ?? guessKind(contactPoint);
  const ask: Ask = { channel, contactPoint, purpose, addressee, relation };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (contactPoint.trim() !== '') lookUp.mutate(ask);
  };
  const refused = lookUp.error ? refusalOf(lookUp.error) : null;
  return (
    <>
      {overview.data && (
        <p className={css.overview}>
          {t('overview', { ...overview.data, documented: number(overview.data.documented) })}
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
        <Choice
          label={t('purpose.label')}
          values={purposes}
          value={purpose}
          word={(one) => t(`purpose.${one}`)}
          onChange={setPurpose}
        />
        <Choice
          label={t('addressee.label')}
          values={addressees}
          value={addressee}
          word={(one) => t(`addressee.${one}`)}
          onChange={setAddressee}
        />
        <Choice
          label={t('relation.label')}
          values={relations}
          value={relation}
          word={(one) => t(`relation.${one}`)}
          onChange={setRelation}
        />
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

function Choice<Value extends string>({
  label,
  values,
  value,
  word,
  onChange,
}: {
  label: string;
  values: readonly Value[];
  value: Value;
  word: (value: Value) => string;
  onChange: (value: Value) => void;
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={values.map((one) => ({ value: one, label: word(one) }))}
      onChange={(event) => {
        const chosen = values.find((one) => one === event.currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
