import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { momentDay } from '../../ui/format.ts';
import type { Card } from './contact-card.tsx';
import css from './control.module.css';

interface Props {
  readonly card: Card;
  readonly scope: (scope: string) => string;
  /** null where this person may not strike out. */
  readonly onStrike: ((id: string) => void) | null;
}

/** Everything recorded about a contact point, newest first, each with who, when and its proof. */
export function ContactHistory({ card, scope, onStrike }: Props) {
  const t = useTranslations('oversight.control.consent');
  const words = useTranslations('contact');
  const tPurpose = useTranslations('oversight.control.consent.purpose');
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
      state: null,
      day: row.at,
      who: row.recordedByName,
      wording: row.note,
      proof: null,
      strike: null,
    })),
    ...card.consents.map((row) => ({
      key: row.id,
      recordedAt: row.recordedAt,
      name: t(`entry.${row.kind}`),
      tone: row.kind === 'withdrawn' ? ('against' as const) : row.documented ? ('good' as const) : ('plain' as const),
      about: `${scope(row.channel)}: ${row.purposes.map(purposeWord).join(', ')}`,
      state: row.struckOut
        ? t('struckOut')
        : row.kind === 'given'
          ? t(row.documented ? 'documented' : 'undocumented')
          : null,
      day: row.at,
      who: row.recordedByName,
      wording: row.wording ?? '',
      proof: row,
      strike: !row.struckOut && (row.kind === 'given' || row.kind === 'presumed') ? row.id : null,
    })),
  ].sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  const strikeButton = (id: string | null) =>
    id !== null &&
    onStrike !== null && (
      <>
        {' '}
        <Button variant="subtle" size="compact-xs" onClick={() => onStrike(id)}>
          {words('strike.action')}
        </Button>
      </>
    );
  if (lines.length === 0) return <p className={css.quiet}>{t('noHistory')}</p>;
  return (
    <ul className={css.history}>
      {lines.map((line) => (
        <li key={line.key}>
          <div>
            <Chip tone={line.tone}>{line.name}</Chip> {line.about}
            {line.state !== null && <span className={css.quiet}> · {line.state}</span>}
          </div>
          <div className={css.quiet}>
            {t('recordedBy', { day: line.day === null ? t('noDay') : momentDay(line.day), who: line.who })}
            {strikeButton(line.strike)}
          </div>
          {line.wording !== '' && <blockquote className={css.wording}>{line.wording}</blockquote>}
          {line.proof && <Proof consent={line.proof} />}
        </li>
      ))}
    </ul>
  );
}

const told = ['note', 'message', 'form', 'recording', 'transcript', 'ip', 'confirmedAt'];

function Proof({ consent }: { consent: Card['consents'][number] }) {
  const t = useTranslations('contact.proof');
  const { proof, id } = consent;
  const text = told.flatMap((key) => (typeof proof[key] === 'string' ? [proof[key]] : [])).join(' · ');
  const name = typeof proof['file'] === 'string' ? proof['file'] : null;
  return (
    <>
      {name !== null && (
        <div className={css.quiet}>
          {typeof proof['fileId'] === 'string' ? (
            <a href={`/consents/${id}/file`} download>
              {t('file', { name })}
            </a>
          ) : (
            t('file', { name })
          )}
        </div>
      )}
      {text !== '' && <div className={css.quiet}>{t('note', { text })}</div>}
    </>
  );
}
