import { Button } from '@mantine/core';
import { IconPlus, type IconProps } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useMemo, useState } from 'react';
import { type Command, useCommands } from '../app/commands.ts';
import { useMay } from '../app/session.ts';
import { EmptyState } from '../ui/states.tsx';
import { ImportLink } from './import-link.tsx';

/** What a list of records offers for adding one by hand: a button, N on the keyboard, and whether the form is open. Null who may not. */
export function useAdding(id: string, label: string) {
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const writes = may('records.write');
  const commands = useMemo<readonly Command[]>(
    () => (writes ? [{ id, group: 'create', label, keys: 'n', run: () => setAdding(true) }] : []),
    [writes, id, label],
  );
  useCommands(commands);
  const add = writes ? (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
      {label}
    </Button>
  ) : null;
  return { add, adding, onClose: () => setAdding(false) };
}

/** A list in which there is nothing at all yet: import a file, or add the first by hand. */
export function NothingYet(props: { title: string; icon: ComponentType<IconProps>; add: ReactNode; children: string }) {
  return (
    <EmptyState
      title={props.title}
      icon={props.icon}
      actions={
        <>
          <ImportLink />
          {props.add}
        </>
      }
    >
      {props.children}
    </EmptyState>
  );
}
