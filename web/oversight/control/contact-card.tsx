import { Button } from '@mantine/core';
import { IconCheck, IconHandStop, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, type client, queries } from '../../app/api.ts';
import { Chip } from '../../ui/chip.tsx';
import { momentDay } from '../../ui/format.ts';
import type { Ask } from './consent-page.tsx';
import css from './control.module.css';
import { ObjectionDialog, WithdrawalDialog } from './gate-dialogs.tsx';

type Card = Awaited<ReturnType<typeof client.oversight.consent.lookUp>>;

const icons = { allowed: IconCheck, needs_human: IconUserQuestion, forbidden: IconHandStop } as const;

/** The answers for one contact point, its history, and what a person may record about it. */
export function ContactCard({ card, ask, onChanged }: { card: Card; ask: Ask; onChanged: () => Promise<unknown> }) {
  const t = useTranslations('oversight.control.consent');
  const [dialog, setDialog] = useState<'object' | 'withdraw' | null>(null);
  const changed = async () => {
    await onChanged();
    await queries.invalidateQueries({ queryKey: api.oversight.consent.overview.key() });
  };
  return (
    <section className={css.card} aria-live="polite">
      <p className={css.quiet}>{t('understood', { point: card.contactPoint })}</p>
      <ul className={css.answers}>
        {card.answers.map((answer) => {
          const Icon = icons[answer.decision];
          return (
            <li key={answer.channel} className={css.answer} data-decision={answer.decision}>
              <Icon size={18} stroke={1.8} aria-hidden />
              <div>
                <h3>
                  {t(`channel.${answer.channel}`)}: {t(`decision.${answer.decision}`)}
                </h3>
                <p>{answer.text}</p>
                {answer.duties.length > 0 && (
                  <p>
                    {t('duties')}: {answer.duties.map((duty) => duty.text).join('; ')}.
                  </p>
                )}
                <p className={css.quiet}>{t('rule', { rule: answer.rule })}</p>
              </div>
            </li>
          );
        })}
      </ul>
      {card.may.includes('object') && (
        <div className={css.buttons}>
          <Button variant="default" onClick={() => setDialog('object')}>
            {t('object')}
          </Button>
          <Button variant="default" onClick={() => setDialog('withdraw')}>
            {t('withdraw')}
          </Button>
        </div>
      )}
      <h2 className={css.question}>{t('history')}</h2>
      <History card={card} />
      <ObjectionDialog opened={dialog === 'object'} ask={ask} onClose={() => setDialog(null)} onDone={changed} />
      <WithdrawalDialog opened={dialog === 'withdraw'} ask={ask} onClose={() => setDialog(null)} onDone={changed} />
    </section>
  );
}

function History({ card }: { card: Card }) {
  const t = useTranslations('oversight.control.consent');
  const tPurpose = useTranslations('oversight.control.consent.purpose');
  const scope = (text: string) => {
    const channel = card.answers.find((answer) => answer.channel === text)?.channel;
    return text === 'all_marketing' ? t('allChannels') : channel ? t(`channel.${channel}`) : text;
  };
  const purposeWord = (text: string) => {
    const known = (['marketing_other', 'marketing_similar', 'survey'] as const).find((one) => one === text);
    return known ? tPurpose(known) : text;
  };
  const lines = [
    ...card.objections.map((row) => ({
      key: `${row.scope} ${row.recordedAt}`,
      recordedAt: row.recordedAt,
      name: t(`entry.${row.kind}`),
      tone: row.kind === 'raised' ? ('against' as const) : ('plain' as const),
      about: scope(row.scope),
      proof: null,
      day: row.at,
      who: row.recordedByName,
      wording: row.note,
    })),
    ...card.consents.map((row) => ({
      key: row.id,
      recordedAt: row.recordedAt,
      name: t(`entry.${row.kind}`),
      tone: row.kind === 'withdrawn' ? ('against' as const) : row.documented ? ('good' as const) : ('plain' as const),
      about: `${scope(row.channel)}: ${row.purposes.map(purposeWord).join(', ')}`,
      proof: row.struckOut
        ? t('struckOut')
        : row.kind === 'given'
          ? t(row.documented ? 'documented' : 'undocumented')
          : null,
      day: row.at,
      who: row.recordedByName,
      wording: row.wording ?? '',
    })),
  ].sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  if (lines.length === 0) return <p className={css.quiet}>{t('noHistory')}</p>;
  return (
    <ul className={css.history}>
      {lines.map((line) => (
        <li key={line.key}>
          <div>
            <Chip tone={line.tone}>{line.name}</Chip> {line.about}
            {line.proof !== null && <span className={css.quiet}> · {line.proof}</span>}
          </div>
          <div className={css.quiet}>
            {t('recordedBy', { day: line.day === null ? t('noDay') : momentDay(line.day), who: line.who })}
          </div>
          {line.wording !== '' && <blockquote className={css.wording}>{line.wording}</blockquote>}
        </li>
      ))}
    </ul>
  );
}
