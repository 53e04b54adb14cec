import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { useSettingWords } from '../../platform/settings/setting-words.ts';
import { moment, number, percent } from '../../ui/format.ts';
import css from './control.module.css';

type FactKey = Parameters<ReturnType<typeof useTranslations<'oversight.control.audit.facts'>>>[0];
type ValueKey = Parameters<ReturnType<typeof useTranslations<'oversight.control.audit.values'>>>[0];
type Entry = Awaited<ReturnType<typeof client.oversight.audit.list>>['entries'][number];

interface Words {
  /** Name of a fact or of what an entry is about. */
  readonly fact: (key: string) => string;
  readonly value: (text: string) => string;
  readonly subject: (subject: NonNullable<Entry['subject']>) => string;
  readonly yes: (value: boolean) => string;
}

export function AuditTable({ rows }: { rows: readonly Entry[] }) {
  const t = useTranslations('oversight.control.audit');
  const ui = useTranslations('ui');
  const facts = useTranslations('oversight.control.audit.facts');
  const values = useTranslations('oversight.control.audit.values');
  const settings = useSettingWords();
  const words: Words = {
    fact: (key) => (facts.has(key as FactKey) ? facts(key as FactKey) : key),
    value: (text) => (values.has(text as ValueKey) ? values(text as ValueKey) : short(text)),
    subject: ({ kind, id }) => (kind === 'setting' ? settings(id).name : words.value(id)),
    yes: (value) => ui(value ? 'yes' : 'no'),
  };
  const who = ({ actor }: Entry) =>
    actor.kind === 'command' ? t('command') : actor.kind === 'machine' ? `${t('machine')} (${actor.name})` : actor.name;
  const why = ({ why: { confidence, reasonGiven, code } }: Entry) =>
    [confidence !== null && t('sure', { share: percent(confidence) }), reasonGiven && t('reasonGiven'), code]
      .filter(Boolean)
      .join(' · ');
  return (
    <div className={css.scroll}>
      <table className={css.log}>
        <thead>
          <tr>
            <th scope="col">{t('columns.seq')}</th>
            <th scope="col">{t('columns.at')}</th>
            <th scope="col">{t('columns.who')}</th>
            <th scope="col">{t('columns.what')}</th>
            <th scope="col">{t('columns.subject')}</th>
            <th scope="col">{t('columns.why')}</th>
            <th scope="col">{t('columns.model')}</th>
            <th scope="col">{t('columns.facts')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <tr key={entry.seq}>
              <td className={css.number}>{entry.seq}</td>
              <td className={css.nowrap}>{moment(entry.at)}</td>
              <td>{who(entry)}</td>
              <td>{entry.text}</td>
              <td>
                <Subject entry={entry} words={words} />
              </td>
              <td className={css.why}>{why(entry)}</td>
              <td className={css.why}>
                {entry.made && [entry.made.by, entry.made.prompt].filter(Boolean).join(' · ')}
              </td>
              <td className={css.details}>{details(entry, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What an entry is about; a proposal opens with its evidence. */
function Subject({ entry: { subject }, words }: { entry: Entry; words: Words }) {
  const t = useTranslations('oversight.control.audit');
  if (!subject) return null;
  if (subject.kind !== 'proposal') {
    const name = subject.id === subject.kind ? '' : words.subject(subject);
    return <>{`${words.fact(subject.kind)} ${name}`.trim()}</>;
  }
  return (
    <Link to="/pruefen" search={{ ansicht: 'decided', vorschlag: subject.id }}>
      {t('toEvidence')}
    </Link>
  );
}

// Shown in columns of their own.
const SHOWN = new Set(['confidence', 'reasonGiven', 'code', 'ai', 'producer']);

// Here "person" is a human being who decides, elsewhere a contact.
const BY_WHOM = new Set(['mode', 'approval']);

/** The facts as they were written, under their words: codes and ids, since an entry holds no personal data. What counts nothing is left out. */
function details({ facts }: Entry, words: Words): string {
  return Object.entries(facts)
    .filter(([key, value]) => value !== '' && value !== null && value !== 0 && !SHOWN.has(key))
    .map(
      ([key, value]) =>
        `${words.fact(key)}: ${shown(BY_WHOM.has(key) && value === 'person' ? 'by_person' : value, words)}`,
    )
    .join(' · ');
}

function shown(value: unknown, words: Words): string {
  if (typeof value === 'string') return words.value(value);
  if (typeof value === 'boolean') return words.yes(value);
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value)
      .map(([key, part]) => `${shown(part, words)} ${words.fact(key)}`)
      .join(', ');
  return Array.isArray(value) ? value.map((one) => shown(one, words)).join(', ') : JSON.stringify(value);
}

/** The first signs tell two records of a page apart; the export has the whole id. */
const short = (text: string) => (/^[\da-f]{8}(?:-[\da-f-]{27}|[\da-f]{8,})$/.test(text) ? text.slice(0, 8) : text);
