import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import css from './column-menu.module.css';
import { type Arrangement, arranged, type GridColumn, moved, plainArrangement } from './columns.ts';

export interface ColumnMenuProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly arrangement: Arrangement;
  readonly onChange: (next: Arrangement) => void;
}

/** Which columns are shown, in which order, how wide: all of it with the keyboard, too. */
export function ColumnMenu<Row>({ columns, arrangement, onChange }: ColumnMenuProps<Row>) {
  const t = useTranslations('ui.grid');
  const [, ...list] = arranged(columns, arrangement);
  const keys = list.map((column) => column.key);
  const toggle = (key: string) =>
    onChange({
      ...arrangement,
      hidden: arrangement.hidden.includes(key)
        ? arrangement.hidden.filter((one) => one !== key)
        : [...arrangement.hidden, key],
    });
  const move = (key: string, by: 1 | -1) => onChange({ ...arrangement, order: moved(keys, key, by) });
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label={t('columns')}>
          <ActionIcon variant="default" aria-label={t('columns')}>
            <IconColumns3 size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={css.list}>
          {list.map((column, place) => (
            <li key={column.key} className={css.line}>
              <label className={css.name}>
                <input
                  type="checkbox"
                  checked={!arrangement.hidden.includes(column.key)}
                  onChange={() => toggle(column.key)}
                />
                {column.name}
              </label>
              <input
                type="range"
                className={css.width}
                min={60}
                max={480}
                step={10}
                value={column.width}
                aria-label={t('widen', { name: column.name })}
                onChange={(event) =>
                  onChange({
                    ...arrangement,
                    widths: { ...arrangement.widths, [column.key]: Number(event.currentTarget.value) },
                  })
                }
              />
              <ActionIcon
                size={24}
                disabled={place === 0}
                aria-label={t('up', { name: column.name })}
                onClick={() => move(column.key, -1)}
              >
                <IconChevronUp size={15} />
              </ActionIcon>
              <ActionIcon
                size={24}
                disabled={place === list.length - 1}
                aria-label={t('down', { name: column.name })}
                onClick={() => move(column.key, 1)}
              >
                <IconChevronDown size={15} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <Button variant="subtle" fullWidth onClick={() => onChange(plainArrangement)}>
          {t('reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
