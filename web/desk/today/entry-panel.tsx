import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DraftButton } from '../../action/drafts/draft-button.tsx';
import type { DraftKind } from '../../action/drafts/draft-dialog.tsx';
import { api } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { amount, day, momentDay, number } from '../../ui/format.ts';
import { Meter } from '../../ui/meter.tsx';
import { SidePanel } from '../../ui/panel.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { DoneForm, LaterForm, NoForm } from './answer-forms.tsx';
import type { AnswerInput, Entry } from './entry-type.ts';
import { NextContact } from './next-contact.tsx';
import css from './today.module.css';
import { WayList } from './ways.tsx';

/** What one most likely wants to write for an occasion; another kind can be chosen. */
const draftFor: Readonly<Record<Entry['kind'], DraftKind>> = {
  callback: 'meeting_follow_up',
  task: 'meeting_follow_up',
  deal: 'meeting_follow_up',
  quote: 'quote_follow_up',
  order_rhythm: 'reactivation',
  falling: 'reactivation',
  cross_sell: 'first_approach',
  lead: 'inquiry_answer',
  untouched: 'first_approach',
};

export type PanelMode = 'read' | 'done' | 'later' | 'no';

interface Props {
  readonly entry: Entry;
  readonly mode: PanelMode;
  readonly onMode: (mode: PanelMode) => void;
  readonly onClose: () => void;
  readonly onAnswer: (answer: AnswerInput) => void;
  readonly problem: string | null;
  readonly busy: boolean;
}

/** Everything for one contact: ways, reasons, briefing, and the answer. */
export function EntryPanel({ entry, mode, onMode, onClose, onAnswer, problem, busy }: Props) {
  const t = useTranslations('today');
  const { subject } = entry;
  const form = { entry, busy, onCancel: () => onMode('read'), onAnswer };
  return (
    <SidePanel
      title={subject.name}
      subtitle={[subject.jobTitle, subject.kind === 'person' ? subject.company.name : null, subject.company.city]
        .filter(Boolean)
        .join(' · ')}
      onClose={onClose}
      actions={
        <>
          {entry.may.includes('answer') &&
            (['done', 'later', 'no'] as const).map((one) => (
              <Button
                key={one}
                size="compact-sm"
                variant={one === 'done' ? 'filled' : 'default'}
                onClick={() => onMode(one)}
              >
                {t(one)}
              </Button>
            ))}
          <DraftButton
            compact
            label={t('writeDraft')}
            companyId={subject.company.id}
            personId={subject.kind === 'person' ? subject.id : null}
            kind={draftFor[entry.kind]}
          />
          <Link
            to="/gespraech/$companyId"
            params={{ companyId: subject.company.id }}
            search={subject.kind === 'person' ? { person: subject.id } : {}}
            className={css.link}
          >
            {t('prepareCall')}
          </Link>
          <Link to="/kunden/$id" params={{ id: subject.company.id }} className={css.link}>
            {t('account')}
          </Link>
        </>
      }
    >
      {mode === 'done' && <DoneForm {...form} />}
      {mode === 'later' && <LaterForm {...form} />}
      {mode === 'no' && <NoForm {...form} />}
      {problem !== null && <Problem>{problem}</Problem>}
      <section className={css.part} aria-label={t('why')}>
        <h3>{t('why')}</h3>
        <ul className={css.reasons}>
          {entry.reasons.map(({ code, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry may have two reasons of one kind
            <li key={`${code}${index}`}>{text}</li>
          ))}
        </ul>
        <div className={css.factors}>
          {entry.factors.map(({ name, factor, text }) => (
            <Meter key={name} share={factor} text={text} />
          ))}
          <span className={css.quiet}>
            {t(entry.factors.some(({ name }) => name === 'saturation') ? 'formulaSaturation' : 'formula', {
              score: number(entry.score, 1),
            })}
          </span>
        </div>
      </section>
      <section className={css.part} aria-label={t('ways')}>
        <h3>{t('ways')}</h3>
        <WayList ways={entry.channels} />
        <p className={css.quiet}>
          {t('contacts', {
            person: number(entry.contacts.person),
            personLimit: number(entry.contacts.personLimit),
            account: number(entry.contacts.account),
            accountLimit: number(entry.contacts.accountLimit),
          })}
        </p>
      </section>
      <NextContact entry={entry} />
      <Briefing entry={entry} />
    </SidePanel>
  );
}

function Briefing({ entry }: { entry: Entry }) {
  const t = useTranslations('today');
  const failure = useFailureWords();
  const { subject } = entry;
  const input = { companyId: subject.company.id, ...(subject.kind === 'person' ? { personId: subject.id } : {}) };
  const { data, error } = useQuery(api.action.nextBest.briefing.queryOptions({ input }));
  if (error) return <Problem>{failure(error)}</Problem>;
  if (!data) return <Skeleton lines={6} />;
  return (
    <>
      <section className={css.part} aria-label={t('lastContacts')}>
        <h3>{t('lastContacts')}</h3>
        {data.lastContacts.length === 0 && <p className={css.quiet}>{t('noContacts')}</p>}
        <ul className={css.facts}>
          {data.lastContacts.map((contact) => (
            <li key={`${contact.at}${contact.subject}`}>
              <span className={css.when}>{momentDay(contact.at)}</span>
              <span>
                {contact.subject}
                {contact.outcome && <span className={css.quiet}> · {contact.outcome}</span>}
                {(contact.person ?? contact.by) && (
                  <span className={css.quiet}> · {[contact.person, contact.by].filter(Boolean).join(', ')}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className={css.part} aria-label={t('openPoints')}>
        <h3>{t('openPoints')}</h3>
        {data.openPoints.length === 0 && <p className={css.quiet}>{t('noPoints')}</p>}
        <ul className={css.facts}>
          {data.openPoints.map((point) => (
            <li key={point.id}>
              <span className={css.when}>{t(`point.${point.kind}`)}</span>
              <span>
                {point.text}
                {point.valueCents !== null && <span className={css.quiet}> · {amount(point.valueCents)}</span>}
                {point.dueOn && <span className={css.quiet}> · {day(point.dueOn)}</span>}
              </span>
            </li>
          ))}
        </ul>
        <p className={css.quiet}>
          {t('orders', { count: data.orders.count })}
          {data.orders.lastOn &&
            ` · ${t('ordersDetail', { day: day(data.orders.lastOn), amount: amount(data.orders.revenue12mCents) })}`}
        </p>
      </section>
      {data.people.length > 0 && (
        <section className={css.part} aria-label={t('people')}>
          <h3>{t('people')}</h3>
          <ul className={css.facts}>
            {data.people.map((person) => (
              <li key={person.id}>
                <span>
                  {person.name}
                  {person.jobTitle && <span className={css.quiet}> · {person.jobTitle}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
