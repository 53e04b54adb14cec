import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { day } from '../../ui/format.ts';
import { toast } from '../../ui/toasts.tsx';
import { type Ask, Choice } from './ask-choices.tsx';
import type { Card } from './contact-card.tsx';
import css from './control.module.css';
import { useGateWords } from './record-dialogs.tsx';

/** An order of the customer, to start from. */
export interface KnownOrder {
  readonly id: string;
  readonly number: string;
  /** YYYY-MM-DD */
  readonly on: string;
}

/** What shows the four conditions of § 7(3) UWG; starts from what was recorded, else from the newest order. */
export function SaleDialog({
  ask,
  card,
  orders,
  onClose,
  onDone,
}: {
  ask: Ask;
  card: Card;
  orders: readonly KnownOrder[];
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const t = useTranslations('contact.sale');
  const common = useTranslations('oversight.control.consent');
  const gateWords = useGateWords();
  const before = card.sale?.history.find((row) => row.kind === 'recorded' && !row.struckOut);
  const newest = before ? undefined : orders[0];
  const [orderId, setOrder] = useState(newest?.id ?? '');
  const [facts, setFacts] = useState({
    sale: before?.sale ?? (newest ? `${t('order')} ${newest.number}` : ''),
    goods: before?.goods ?? '',
    collectionNotice: before?.collectionNotice ?? '',
    eachUseNotice: before?.eachUseNotice ?? '',
    note: '',
  });
  const [soldOn, setSoldOn] = useState<string | null>(before?.soldOn ?? newest?.on ?? null);
  const [dayKey, setDayKey] = useState(0);
  const pick = (id: string) => {
    setOrder(id);
    const order = orders.find((one) => one.id === id);
    if (!order) return;
    setFacts({ ...facts, sale: `${t('order')} ${order.number}` });
    setSoldOn(order.on);
    setDayKey(dayKey + 1);
  };
  const filled = (text: string) => text.trim() || null;
  const field = (key: 'goods' | 'collectionNotice' | 'eachUseNotice' | 'note') => (
    <Textarea
      label={t(key)}
      {...(key !== 'goods' && key !== 'note' && { description: t('noticeHint') })}
      value={facts[key]}
      autosize
      minRows={key === 'goods' ? 1 : 2}
      maxRows={8}
      maxLength={key === 'goods' ? 500 : 2000}
      onChange={(event) => setFacts({ ...facts, [key]: event.currentTarget.value })}
    />
  );
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('title')}
      confirm={common('confirm')}
      onFail={gateWords}
      onConfirm={async () => {
        const note = filled(facts.note);
        await client.oversight.consent.recordSale({
          contactPoint: ask.contactPoint,
          sale: filled(facts.sale),
          soldOn,
          goods: filled(facts.goods),
          collectionNotice: filled(facts.collectionNotice),
          eachUseNotice: filled(facts.eachUseNotice),
          ...(orderId !== '' && { orderId }),
          ...(note !== null && { note }),
        });
        toast({ text: t('saved') });
        await onDone();
      }}
    >
      <div className={css.form}>
        <p>{t('text')}</p>
        {orders.length > 0 && (
          <Choice
            label={t('order')}
            values={['', ...orders.map((order) => order.id)]}
            value={orderId}
            word={(id) => {
              const order = orders.find((one) => one.id === id);
              return order ? t('soldLine', { sale: order.number, day: day(order.on) }) : t('otherSale');
            }}
            onChange={pick}
          />
        )}
        <TextInput
          label={t('sale')}
          description={t('saleHint')}
          value={facts.sale}
          maxLength={500}
          onChange={(event) => setFacts({ ...facts, sale: event.currentTarget.value })}
        />
        <DateField key={dayKey} label={t('soldOn')} value={soldOn} onChange={setSoldOn} />
        {field('goods')}
        {field('collectionNotice')}
        {field('eachUseNotice')}
        {field('note')}
      </div>
    </Confirm>
  );
}
