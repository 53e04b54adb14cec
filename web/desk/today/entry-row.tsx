import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { number } from '../../ui/format.ts';
import type { PanelMode } from './entry-panel.tsx';
import type { Entry } from './entry-type.ts';
import css from './today.module.css';
import { WayButton } from './ways.tsx';

/** Who, why, how: to be read in five seconds. Everything else is one key away. */
export function EntryRow({
  entry,
  current,
  onOpen,
}: {
  entry: Entry;
  current: boolean;
  onOpen: (mode: PanelMode) => void;
}) {
  const t = useTranslations('today');
  const { subject, reasons, channels } = entry;
  const place = [subject.kind === 'person' ? subject.company.name : null, subject.company.city].filter(
    (part) => part !== null,
  );
  const open = channels.filter(({ decision }) => decision !== 'forbidden');
  return (
    <li id={`entry-${entry.id}`} className={css.entry} data-current={current || undefined}>
      <button type="button" className={css.head} onClick={() => onOpen('read')} aria-current={current || undefined}>
        <span className={css.who}>
          <strong>{subject.name}</strong>
          {subject.jobTitle && <span className={css.quiet}>{subject.jobTitle}</span>}
          <span className={css.quiet}>{place.join(', ')}</span>
        </span>
        <span className={css.action}>
          <Chip tone={entry.kind === 'callback' ? 'strong' : 'plain'}>{t(`kind.${entry.kind}`)}</Chip>{' '}
          {entry.action.text}
        </span>
        <span className={css.why}>
          {reasons.slice(0, 2).map(({ code, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry may have two reasons of one kind
            <span key={`${code}${index}`}>{text}</span>
          ))}
          {entry.nextContact && <span className={css.quiet}>{entry.nextContact.text}</span>}
          {entry.explored !== null && <span className={css.quiet}>{entry.explored}</span>}
        </span>
      </button>
      <span className={css.score} title={t('formula', { score: number(entry.score, 1) })}>
        {number(entry.score)}
      </span>
      <div className={css.doing}>
        {open.map((way) => (
          <WayButton key={way.channel} way={way} name={subject.name} onLetter={() => onOpen('done')} />
        ))}
        {entry.may.includes('answer') && (
          <span className={css.answers}>
            <button type="button" onClick={() => onOpen('done')}>
              {t('done')} <kbd>E</kbd>
            </button>
            <button type="button" onClick={() => onOpen('later')}>
              {t('later')} <kbd>S</kbd>
            </button>
            <button type="button" onClick={() => onOpen('no')}>
              {t('no')} <kbd>X</kbd>
            </button>
          </span>
        )}
      </div>
    </li>
  );
}
