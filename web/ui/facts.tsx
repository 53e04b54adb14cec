import { Popover } from '@mantine/core';
import {
  IconDatabaseImport,
  IconFlask,
  IconHandFinger,
  IconMail,
  IconMessage,
  type IconProps,
  IconQuestionMark,
  IconSparkles,
  IconWorld,
} from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import css from './facts.module.css';
import { momentDay, percent } from './format.ts';

/** Where a value came from, as the server tells it. */
export interface FactOrigin {
  readonly source: { readonly kind: string; readonly label: string };
  readonly observedAt: string;
  readonly original: string | null;
  readonly place: string | null;
  readonly confidence: number | null;
}

type Kind = 'file' | 'person' | 'web' | 'mail' | 'conversation' | 'example' | 'machine' | 'other';

const icons: Readonly<Record<Kind, ComponentType<IconProps>>> = {
  file: IconDatabaseImport,
  person: IconHandFinger,
  web: IconWorld,
  mail: IconMail,
  conversation: IconMessage,
  example: IconFlask,
  machine: IconSparkles,
  other: IconQuestionMark,
};
const kinds: Readonly<Record<string, Kind>> = {
  file: 'file',
  import: 'file',
  upload: 'file',
  person: 'person',
  user: 'person',
  manual: 'person',
  web: 'web',
  website: 'web',
  imprint: 'web',
  mail: 'mail',
  email: 'mail',
  mailbox: 'mail',
  conversation: 'conversation',
  call: 'conversation',
  example: 'example',
  machine: 'machine',
  model: 'machine',
  extraction: 'machine',
};

export const originKind = (kind: string): Kind => kinds[kind] ?? 'other';

/** Icon, name and certainty of a source; opens the whole history of the field. What a machine found is marked as such. */
export function OriginMark({
  origin,
  field,
  history,
}: {
  origin: FactOrigin | null;
  field: string;
  history?: () => ReactNode;
}) {
  const t = useTranslations('ui.origin');
  const [open, setOpen] = useState(false);
  if (!origin) return <span className={css.unknown}>–</span>;
  const kind = originKind(origin.source.kind);
  const Icon = icons[kind];
  const share = origin.confidence === null ? '' : percent(origin.confidence);
  const shown = [t(`kind.${kind}`), share].filter(Boolean).join(' ');
  const unsure = origin.confidence !== null && origin.confidence < 0.8;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.mark}
          data-unsure={unsure || kind === 'machine' || undefined}
          aria-label={`${shown}: ${t('of', { field })}`}
          onClick={() => setOpen(!open)}
        >
          <Icon size={14} stroke={1.7} aria-hidden />
          <span>{shown}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')}>
        <div className={css.popover}>
          <div className={css.popTitle}>{field}</div>
          <OriginLines origin={origin} />
          {open && history?.()}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

export function OriginLines({ origin }: { origin: FactOrigin }) {
  const t = useTranslations('ui.origin');
  return (
    <ul className={css.lines}>
      <li>
        <strong>{origin.source.label}</strong>, {t('observed', { day: momentDay(origin.observedAt) })}
      </li>
      {origin.original !== null && <li>{t('original', { text: origin.original })}</li>}
      {origin.place !== null && <li>{t('place', { place: origin.place })}</li>}
      {origin.confidence !== null && <li>{t('confidence', { share: percent(origin.confidence) })}</li>}
    </ul>
  );
}

export function FactList({ children }: { children: ReactNode }) {
  return <dl className={css.list}>{children}</dl>;
}

/** One fact: name, value, origin. `edit` replaces the value while somebody changes it. */
export function Fact({
  name,
  value,
  mark,
  edit,
  onEdit,
  editLabel,
}: {
  name: string;
  value: ReactNode;
  mark?: ReactNode;
  edit?: ReactNode;
  onEdit?: (() => void) | undefined;
  editLabel?: string;
}) {
  const t = useTranslations('ui');
  const empty = value === null || value === undefined || value === '';
  const shown = empty ? <span className={css.none}>{t('none')}</span> : value;
  return (
    <div className={css.fact}>
      <dt className={css.name}>{name}</dt>
      <dd className={css.value}>
        {edit ??
          (onEdit ? (
            <span className={css.editable}>
              <span>{shown}</span>
              <button type="button" className={css.edit} aria-label={editLabel} title={editLabel} onClick={onEdit}>
                <svg
                  width="13"
                  height="13"
                  viewBox="0 0 24 24"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="2"
                  aria-hidden="true"
                >
                  <path d="M4 20h4L19 9l-4-4L4 16zM13.5 6.500l4 4" />
                </svg>
              </button>
            </span>
          ) : (
            shown
          ))}
      </dd>
      <dd className={css.origin}>{mark}</dd>
    </div>
  );
}
