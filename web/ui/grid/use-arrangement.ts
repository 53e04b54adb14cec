import { useCallback, useState } from 'react';
import { type Arrangement, readArrangement } from './columns.ts';

/** The arrangement of one list, kept in this browser: it depends on the screen one sits at. */
export function useArrangement(list: string): readonly [Arrangement, (next: Arrangement) => void] {
  const key = `lotse-columns-${list}`;
  const [arrangement, set] = useState(() => readArrangement(kept(key)));
  const change = useCallback(
    (next: Arrangement) => {
      set(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Without storage the arrangement holds until the page is left.
      }
    },
    [key],
  );
  return [arrangement, change];
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
