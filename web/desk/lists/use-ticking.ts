import { useCallback, useMemo, useRef, useState } from 'react';
import type { ListRow } from '#contract/desk/lists.ts';

/** The rows a person has ticked, singly or as a range from the one ticked before. */
export function useTicking(rowAt: (place: number) => ListRow | undefined) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const anchor = useRef<number | null>(null);
  const ticked = useMemo(() => new Set(ids), [ids]);
  const tick = (row: ListRow, index: number, range: boolean) => {
    const next = new Set(ids);
    if (range && anchor.current !== null) {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      for (let place = from; place <= to; place++) {
        const one = rowAt(place);
        if (one) next.add(one.id);
      }
    } else if (!next.delete(row.id)) next.add(row.id);
    anchor.current = index;
    setIds([...next]);
  };
  const untick = useCallback(() => setIds([]), []);
  return { ticked, tick, untick };
}
