import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, type client } from '../../app/api.ts';
import { withWords } from '../../app/page-words.tsx';
import { contact as german } from '../../messages/de/contact.ts';
import { contact as english } from '../../messages/en/contact.ts';
import { phone } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { type Ask, AskChoices, type Circumstances } from './ask-choices.tsx';
import { ContactCard } from './contact-card.tsx';
import css from './control.module.css';
import { useGateWords } from './record-dialogs.tsx';

type Contact = Awaited<ReturnType<typeof client.desk.account.contact>>;
type Point = Contact['points'][number];
interface Subject {
  readonly kind: 'company' | 'person';
  readonly id: string;
}

/** On the page of a company or person: for each way to reach them, whether it may be used, and what may be recorded about it. */
const ContactPoints = withWords({ de: { contact: german }, en: { contact: english } }, Points);
export default ContactPoints;

function Points(subject: Subject) {
  const t = useTranslations('contact.points');
  const gateWords = useGateWords();
  const [open, setOpen] = useState<Point | null>(null);
  const { data, error } = useQuery(api.desk.account.contact.queryOptions({ input: subject }));
  const shown = ({ channel, contactPoint }: Point) => (channel === 'phone_human' ? phone(contactPoint) : contactPoint);
  return (
    <Section title={t('title')}>
      {error && <Problem>{gateWords(error)}</Problem>}
      {!data && !error && <Skeleton lines={2} />}
      {data?.points.length === 0 && <p className={css.quiet}>{t('none')}</p>}
      <ul className={css.points}>
        {data?.points.map((point) => (
          <li key={`${point.channel} ${point.contactPoint}`}>
            <span className={css.pointText}>{shown(point)}</span>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconShieldCheck size={14} aria-hidden />}
              aria-expanded={open === point}
              onClick={() => setOpen(open === point ? null : point)}
            >
              {t(open === point ? 'close' : 'open')}
              <span className={css.spoken}>: {shown(point)}</span>
            </Button>
            {open === point && data && <Check point={point} contact={data} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Check({ point, contact }: { point: Point; contact: Contact }) {
  const gateWords = useGateWords();
  const [facts, setFacts] = useState<Circumstances>({
    purpose: contact.relation === 'customer' ? 'marketing_similar' : 'marketing_other',
    addressee: contact.addressee,
    relation: contact.relation,
  });
  const otherPoints = contact.points.filter((one) => one !== point);
  const ask: Ask = { ...point, ...facts, otherPoints };
  const { data, error, refetch } = useQuery(api.oversight.consent.lookUp.queryOptions({ input: ask }));
  return (
    <div className={css.check}>
      <div className={css.circumstances}>
        <AskChoices value={facts} onChange={setFacts} />
      </div>
      {error ? (
        <Problem>{gateWords(error)}</Problem>
      ) : data ? (
        <ContactCard card={data} ask={ask} orders={contact.orders} onChanged={refetch} />
      ) : (
        <Skeleton lines={6} />
      )}
    </div>
  );
}
