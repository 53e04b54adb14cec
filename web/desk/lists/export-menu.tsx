import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ListFilter, ListName, ListSort } from '#contract/desk/lists.ts';
import { useMay } from '../../app/session.ts';
import { exportHref } from './list-address.ts';

const formats = ['xlsx', 'csv'] as const;

/** What the list shows, as a file: its filters, its order, its columns. Links, so that the browser saves the file as it comes. */
export function ExportMenu(props: {
  readonly list: ListName;
  readonly filters: readonly ListFilter[];
  readonly sort: ListSort | undefined;
  readonly columns: readonly string[];
}) {
  const t = useTranslations('lists.export');
  if (!useMay()('export.run')) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('title')}>
          <ActionIcon variant="default" aria-label={t('title')}>
            <IconDownload size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('what')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={exportHref(props, format)} download>
            {t(format)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
