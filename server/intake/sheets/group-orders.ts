import type { CellFault, LineValues, RowReading, RowSubject } from '#engines/column-mapping/index.ts';

export interface ReadRow {
  /** First row of the file that this speaks of. */
  readonly rowNo: number;
  readonly reading: RowReading;
  readonly cells: readonly string[];
}

export interface OrderGrouper {
  /** What is complete with this row. */
  add(row: ReadRow): ReadRow[];
  end(): ReadRow[];
}

/** Joins the rows of an order that stand below each other, one row a line, into one order with lines. */
export function groupOrders(): OrderGrouper {
  const closed = new Set<string>();
  let open: { number: string; rows: ReadRow[] } | null = null;
  const close = (): ReadRow[] => {
    if (!open) return [];
    const joined = join(open.rows);
    closed.add(open.number);
    open = null;
    return joined;
  };
  return {
    add(row) {
      const order = orderOf(row.reading);
      const number = order?.fields['number']?.value;
      if (!order || typeof number !== 'string') return [...close(), row];
      if (open?.number === number) {
        open.rows.push(row);
        return [];
      }
      const before = close();
      if (closed.has(number)) {
        const fault: CellFault = { code: 'order-split', column: order.fields['number']?.place ?? null, row: true };
        return [
          ...before,
          {
            ...row,
            reading: { ...row.reading, subjects: [], permissions: [], faults: [...row.reading.faults, fault] },
          },
        ];
      }
      open = { number, rows: [row] };
      return before;
    },
    end: close,
  };
}

function orderOf(reading: RowReading): RowSubject | undefined {
  return reading.subjects.find((subject) => subject.kind === 'order');
}

function join(rows: readonly ReadRow[]): ReadRow[] {
  const [first, ...others] = rows;
  const order = first && orderOf(first.reading);
  if (!first || !order) return [];
  const totals = rows.map((row) => orderOf(row.reading)?.fields['total_cents']?.value);
  const lines = rows.flatMap((row, at): LineValues[] => {
    const found = orderOf(row.reading)?.fields['lines']?.value;
    return Array.isArray(found)
      ? found.map((line: LineValues) => ({ ...line, position: line.position ?? at + 1 }))
      : [];
  });
  // A "total" that differs from line to line is the line's.
  const perLine =
    new Set(totals).size > 1 &&
    lines.length === rows.length &&
    lines.every((line) => line.total_cents === null || line.quantity !== null);
  const own = perLine
    ? lines.map((line, at) => ({
        ...line,
        total_cents: typeof totals[at] === 'number' ? (totals[at] as number) : line.total_cents,
      }))
    : lines;
  const summed =
    own.length > 0 && own.every((line) => line.total_cents !== null)
      ? own.reduce((sum, line) => sum + (line.total_cents ?? 0), 0)
      : null;
  const { total_cents: written, lines: _lines, ...fields } = order.fields;
  const total =
    !perLine && written
      ? { total_cents: written }
      : summed === null
        ? written
          ? { total_cents: written }
          : {}
        : { total_cents: { value: summed } };
  const joined: RowSubject = {
    ...order,
    fields: { ...fields, ...total, ...(own.length > 0 ? { lines: { value: own } } : {}) },
  };
  const subjects = first.reading.subjects.map((subject) => (subject === order ? joined : subject));
  // Faults stay with their own rows; the rows after the first bring only those.
  return [
    { ...first, reading: { ...first.reading, subjects } },
    ...others.flatMap((row) =>
      row.reading.faults.length > 0 ? [{ ...row, reading: { ...row.reading, subjects: [], permissions: [] } }] : [],
    ),
  ];
}
