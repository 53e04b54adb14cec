import { IconX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import css from './toasts.module.css';

export interface Toast {
  readonly text: string;
  readonly tone?: 'plain' | 'against';
  /** Offered as a button, and with `z` while the toast is there. */
  readonly undo?: () => void;
}

interface Shown extends Toast {
  readonly id: number;
}

let shown: readonly Shown[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says that something has happened. Failures that need an answer belong where they arose, not here. */
export function toast(message: Toast): void {
  change([...shown.slice(-2), { ...message, id: nextId++ }]);
}

const dismiss = (id: number) => change(shown.filter((one) => one.id !== id));

/** Takes back what the newest toast tells of. */
export function undoLast(): void {
  const last = shown.findLast((one) => one.undo);
  if (!last) return;
  dismiss(last.id);
  last.undo?.();
}

export function Toasts() {
  const list = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <div className={css.place} role="status" aria-live="polite">
      {list.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </div>
  );
}

function ToastCard({ toast: { id, text, tone, undo } }: { toast: Shown }) {
  const t = useTranslations('ui');
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), undo ? 10_000 : 5000);
    return () => clearTimeout(timer);
  }, [id, undo]);
  return (
    <div className={css.toast} data-tone={tone ?? 'plain'}>
      <span className={css.text}>{text}</span>
      {undo && (
        <button
          type="button"
          className={css.undo}
          onClick={() => {
            dismiss(id);
            undo();
          }}
        >
          {t('undo')} <kbd>Z</kbd>
        </button>
      )}
      <button type="button" className={css.close} aria-label={t('close')} onClick={() => dismiss(id)}>
        <IconX size={14} />
      </button>
    </div>
  );
}
