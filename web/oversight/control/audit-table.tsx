import { useTranslations } from 'use-intl';
import type { client } from '../../app/api.ts';
import { moment } from '../../ui/format.ts';
import css from './control.module.css';

type Entry = Awaited<ReturnType<typeof client.oversight.audit.list>>['entries'][number];

export function AuditTable({ rows }: { rows: readonly Entry[] }) {
  const t = useTranslations('oversight.control.audit');
  const who = ({ actor }: Entry) =>
    actor.kind === 'command' ? t('command') : actor.kind === 'machine' ? `${t('machine')} (${actor.name})` : actor.name;
  return (
    <div className={css.scroll}>
      <table className={css.log}>
        <thead>
          <tr>
            <th scope="col">{t('columns.seq')}</th>
            <th scope="col">{t('columns.at')}</th>
            <th scope="col">{t('columns.who')}</th>
            <th scope="col">{t('columns.what')}</th>
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
              <td className={css.details}>{details(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The facts as they were written: codes and ids, since an entry holds no personal data. */
function details({ subject, facts }: Entry): string {
  const parts = Object.entries(facts)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [...(subject ? [`${subject.kind} ${subject.id}`] : []), ...parts].join(' · ');
}
