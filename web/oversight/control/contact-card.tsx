import { Button } from '@mantine/core';
import { IconCheck, IconHandStop, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import type { Ask } from './ask-choices.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { ContactHistory } from './contact-history.tsx';
import css from './control.module.css';
import { ObjectionDialog, WithdrawalDialog } from './gate-dialogs.tsx';
import { LiftDialog, StrikeDialog } from './record-dialogs.tsx';
import { type KnownOrder, SaleDialog } from './sale-dialog.tsx';
import { SaleFacts } from './sale-facts.tsx';

export type Card = Awaited<ReturnType<typeof client.oversight.consent.lookUp>>;
type Dialog = 'record' | 'object' | 'withdraw' | 'lift' | 'sale';

const icons = { allowed: IconCheck, needs_human: IconUserQuestion, forbidden: IconHandStop } as const;

/** The answers for one contact point, its history, and what a person may record about it. */
export function ContactCard({
  card,
  ask,
  orders = [],
  onChanged,
}: {
  card: Card;
  ask: Ask;
  orders?: readonly KnownOrder[];
  onChanged: () => Promise<unknown>;
}) {
  const t = useTranslations('oversight.control.consent');
  const words = useTranslations('contact');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [strike, setStrike] = useState<{ run: (reason: string) => Promise<unknown> } | null>(null);
  const changed = async () => {
    await onChanged();
    await queries.invalidateQueries({ queryKey: api.oversight.consent.overview.key() });
  };
  const close = () => setDialog(null);
  const standing = standingObjections(card);
  const channels = card.answers.map((answer) => answer.channel);
  const scopeWord = (text: string) => {
    const channel = channels.find((one) => one === text);
    return text === 'all_marketing' ? t('allChannels') : channel ? t(`channel.${channel}`) : text;
  };
  const actions: readonly (readonly [Dialog, string, string])[] = [
    ['record', 'record', words('record.action')],
    ['withdraw', 'withdraw', t('withdraw')],
    ['object', 'object', t('object')],
    ...(standing.length > 0 ? [['lift', 'lift', words('lift.action')] as const] : []),
    ...(card.sale === null ? [] : [['sale', 'sale', words('sale.action')] as const]),
  ];
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
      <div className={css.buttons}>
        {actions.map(
          ([id, may, label]) =>
            card.may.includes(may) && (
              <Button key={id} variant="default" onClick={() => setDialog(id)}>
                {label}
              </Button>
            ),
        )}
      </div>
      {card.sale && (
        <SaleFacts
          sale={card.sale}
          onStrike={
            card.may.includes('sale')
              ? (id) => setStrike({ run: (reason) => client.oversight.consent.retractSale({ id, reason }) })
              : null
          }
        />
      )}
      <h2 className={css.question}>{t('history')}</h2>
      <ContactHistory
        card={card}
        scope={scopeWord}
        onStrike={
          card.may.includes('retract')
            ? (id) => setStrike({ run: (reason) => client.oversight.consent.retract({ id, reason }) })
            : null
        }
      />
      <ObjectionDialog opened={dialog === 'object'} ask={ask} onClose={close} onDone={changed} />
      <WithdrawalDialog opened={dialog === 'withdraw'} ask={ask} onClose={close} onDone={changed} />
      {dialog === 'record' && <ConsentDialog ask={ask} channels={channels} onClose={close} onDone={changed} />}
      {dialog === 'lift' && (
        <LiftDialog ask={ask} scopes={standing} word={scopeWord} onClose={close} onDone={changed} />
      )}
      {dialog === 'sale' && <SaleDialog ask={ask} card={card} orders={orders} onClose={close} onDone={changed} />}
      {strike && <StrikeDialog strike={strike.run} onClose={() => setStrike(null)} onDone={changed} />}
    </section>
  );
}

/** The newest row of each scope decides; rows come newest first. */
function standingObjections(card: Card): string[] {
  const newest = new Map<string, string>();
  for (const row of card.objections) if (!newest.has(row.scope)) newest.set(row.scope, row.kind);
  return [...newest].flatMap(([scope, kind]) => (kind === 'raised' ? [scope] : []));
}
