import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { percent } from '../../ui/format.ts';
import css from '../../ui/rows.module.css';
import own from './stages.module.css';
import type { Stage } from './stages-page.tsx';

const outcomes = ['open', 'won', 'lost'] as const;
const certain: Readonly<Record<Stage['outcome'], number | null>> = { open: null, won: 100, lost: 0 };

/** One stage. What it means is fixed once it is stored: deals were closed by it. */
export function StageRow({
  stage,
  first,
  last,
  fresh,
  tried,
  onChange,
  onMove,
  onDrop,
}: {
  stage: Stage;
  first: boolean;
  last: boolean;
  /** Not stored yet: can be dropped again, and its meaning chosen. */
  fresh: boolean;
  tried: boolean;
  onChange: (next: Partial<Stage>) => void;
  onMove: (by: -1 | 1) => void;
  onDrop: () => void;
}) {
  const t = useTranslations('platform.stages');
  const ui = useTranslations('ui');
  const name = stage.label.trim() || t('fresh');
  const of = (field: string) => t('of', { field, name });
  return (
    <li className={`${css.row} ${own.stage}`} data-hidden={stage.archived || undefined}>
      <div className={own.move}>
        <ActionIcon aria-label={t('up', { name })} disabled={first} onClick={() => onMove(-1)}>
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t('down', { name })} disabled={last} onClick={() => onMove(1)}>
          <IconArrowDown size={16} />
        </ActionIcon>
      </div>
      <TextInput
        label={t('label')}
        aria-label={of(t('label'))}
        value={stage.label}
        maxLength={60}
        autoFocus={fresh}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
        error={tried && !stage.label.trim() ? ui('required') : null}
      />
      <TextInput
        label={t('labelEn')}
        aria-label={of(t('labelEn'))}
        value={stage.labelEn}
        placeholder={stage.label}
        maxLength={60}
        onChange={(event) => onChange({ labelEn: event.currentTarget.value })}
      />
      {fresh ? (
        <NativeSelect
          label={t('outcome')}
          aria-label={of(t('outcome'))}
          value={stage.outcome}
          data={outcomes.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
          onChange={(event) => {
            const outcome = outcomes.find((one) => one === event.currentTarget.value) ?? 'open';
            onChange({ outcome, probability: certain[outcome] ?? 50 });
          }}
        />
      ) : (
        <Fixed label={t('outcome')}>{t(`outcomes.${stage.outcome}`)}</Fixed>
      )}
      {stage.outcome === 'open' ? (
        <NumberInput
          label={t('probability')}
          aria-label={of(t('probability'))}
          value={stage.probability}
          min={0}
          max={100}
          clampBehavior="strict"
          allowDecimal={false}
          suffix=" %"
          onChange={(value) => onChange({ probability: typeof value === 'number' ? value : 0 })}
        />
      ) : (
        <Fixed label={t('probability')}>{percent(stage.probability / 100)}</Fixed>
      )}
      <div className={own.end}>
        {fresh ? (
          <Button variant="default" aria-label={t('dropOf', { name })} onClick={onDrop}>
            {t('drop')}
          </Button>
        ) : (
          <Button
            variant="default"
            aria-label={stage.archived ? t('showOf', { name }) : t('archiveOf', { name })}
            onClick={() => onChange({ archived: !stage.archived })}
          >
            {stage.archived ? t('show') : t('archive')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What cannot be changed is text, not a greyed field. */
function Fixed({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <div className={own.label}>{label}</div>
      <div className={own.fixed}>{children}</div>
    </div>
  );
}
