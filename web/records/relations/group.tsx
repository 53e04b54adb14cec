import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RelationsOfRecord } from '#contract/records/relations.ts';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { amount, number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';
import { type ChosenCompany, CompanyField } from '../company-field.tsx';
import css from './relations.module.css';

const again = () => queries.invalidateQueries({ queryKey: api.records.relations.key() });
const kinds = ['subsidiary_of', 'branch_of', 'successor_of'] as const;

/** Who belongs together without being one, with what the whole group has open and orders. */
export default function Group({ id }: { id: string }) {
  const t = useTranslations('records.relations');
  const failure = useFailureWords();
  const [adding, setAdding] = useState(false);
  const { data } = useQuery(api.records.relations.ofRecord.queryOptions({ input: { id } }));
  const end = useMutation({
    mutationFn: (row: RelationsOfRecord['rows'][number]) => client.records.relations.end({ id: row.id }),
    onSuccess: async (_, row) => {
      const back = async () => {
        const [fromId, toId] = row.side === 'from' ? [id, row.other.id] : [row.other.id, id];
        await client.records.relations.add({ kind: row.kind, fromId, toId, since: row.since, note: row.note });
        await again();
      };
      toast({ text: t('ended', { name: row.other.name }), undo: () => void back() });
      await again();
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  if (!data) return null;
  const edits = data.may.includes('edit');
  if (data.rows.length === 0 && !edits) return null;
  const add = edits && !adding && (
    <Button variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <Section title={t('title')} aside={add}>
      {data.rows.length === 0 && !adding && <p className={css.none}>{t('none')}</p>}
      <ul className={css.list}>
        {data.rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.other.kind === 'company' ? (
                <Link to="/kunden/$id" params={{ id: row.other.id }}>
                  {row.other.name}
                </Link>
              ) : (
                <Link to="/kontakte/$id" params={{ id: row.other.id }}>
                  {row.other.name}
                </Link>
              )}
              <small>{[t(`${row.side}.${row.kind}`), row.other.detail, row.note].filter(Boolean).join(' · ')}</small>
            </span>
            {edits && (
              <ActionIcon
                variant="subtle"
                aria-label={t('endNamed', { name: row.other.name })}
                onClick={() => end.mutate(row)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddRelation id={id} onClose={() => setAdding(false)} />}
      {data.group.length > 1 && (
        <p className={css.total}>
          {t('total', {
            count: number(data.group.length),
            deals: number(data.total.openDeals),
            open: amount(data.total.openDealsCents),
            orders: number(data.total.orders),
            revenue: amount(data.total.revenue12mCents),
          })}
        </p>
      )}
    </Section>
  );
}

function AddRelation({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('records.relations');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [kind, setKind] = useState<(typeof kinds)[number]>('subsidiary_of');
  const [other, setOther] = useState<ChosenCompany | null>(null);
  const save = useMutation({
    mutationFn: (toId: string) => client.records.relations.add({ kind, fromId: id, toId }),
    onSuccess: async () => {
      onClose();
      await again();
    },
    onError: (error) => toast({ text: failure(error), tone: 'against' }),
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (other) save.mutate(other.id);
      }}
    >
      <Select
        label={t('kind')}
        data={kinds.map((one) => ({ value: one, label: t(`from.${one}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(next) => setKind(kinds.find((one) => one === next) ?? 'subsidiary_of')}
      />
      <CompanyField value={other} onChange={setOther} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose}>
          {ui('cancel')}
        </Button>
        <Button type="submit" disabled={other === null} loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
