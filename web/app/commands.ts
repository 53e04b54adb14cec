import { useEffect, useSyncExternalStore } from 'react';
import { createKeyReader, isTyping, keyName } from '../ui/keys.ts';

export type CommandGroup = 'go' | 'create' | 'page' | 'list' | 'app';

/** One thing the app can do. Palette, shortcuts and the help sheet are fed from here and nowhere else. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** As `keyName` spells it; two keys in a row with a space between. */
  readonly keys?: string;
  readonly run: () => void;
  /** Handled by a widget itself (arrow keys in a table): shown in the help sheet, not run from here. */
  readonly helpOnly?: boolean;
}

let sets: readonly (readonly Command[])[] = [];
let all: readonly Command[] = [];
const listeners = new Set<() => void>();

function changed(next: readonly (readonly Command[])[]): void {
  sets = next;
  all = sets.flat();
  for (const listener of listeners) listener();
}

/** Offers commands for as long as the component is there. Hand in a memoised list. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    changed([...sets, commands]);
    return () => changed(sets.filter((set) => set !== commands));
  }, [commands]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}

/** One listener for the whole app. What was offered last wins, so a page may take over a key of the shell. */
export function listenForKeys(): () => void {
  const read = createKeyReader();
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const key = keyName(event);
    if (isTyping(event) && !key.startsWith('mod+')) return;
    // A dialog has its own keys.
    if (document.querySelector('[role="dialog"][aria-modal="true"]') && !key.startsWith('mod+')) return;
    const usable = all.filter((command) => command.keys && !command.helpOnly);
    const hit = read(
      key,
      usable.map((command) => command.keys ?? ''),
      event.timeStamp,
    );
    const command = hit === null ? undefined : usable.findLast((one) => one.keys === hit);
    if (!command) return;
    event.preventDefault();
    command.run();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
