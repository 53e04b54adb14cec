import type { ReactNode } from 'react';
import css from './chip.module.css';

export type ChipTone = 'plain' | 'strong' | 'outline' | 'doubt' | 'against' | 'good';

/** A short state. The word says it; colour only helps to find it. */
export function Chip({ tone = 'plain', children }: { tone?: ChipTone; children: ReactNode }) {
  return (
    <span className={css.chip} data-tone={tone}>
      {children}
    </span>
  );
}
