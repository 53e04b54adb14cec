import { columnWords } from './column-words.ts';
import { type ColumnFacts, rangeText, recogniseColumn } from './columns.ts';
import { type FeatureValues, planFeatures } from './features.ts';
import { findClosingDates, findFilledAtTheEnd } from './find-afterwards.ts';
import { findLaterDates, findLeaks } from './find-leaks.ts';
import { type Finding, finding } from './findings.ts';
import { groupRows } from './group-rows.ts';
import { type ModelCard, ScoringRefusal } from './model.ts';
import { soundsProtected, stillOpen } from './outcome-names.ts';
import { dayText, isMissing, readLevel } from './read-cells.ts';
import { columnNamed, pickRows, type Table } from './table.ts';

export interface TrainConfig {
  /** Column to predict, and its value that counts as positive (compared without regard to case). */
  readonly target: string;
  readonly positive: string;
  /** Column with the point in time of a row: later rows then judge what was learnt from earlier ones. */
  readonly time?: string | undefined;
  /** Column whose equal values belong together (one company in many rows). */
  readonly group?: string | undefined;
  readonly drop?: readonly string[] | undefined;
  /** Columns to keep although they look like a leak. */
  readonly keep?: readonly string[] | undefined;
  /** 1: the chance may only rise with the column, -1: only fall. */
  readonly monotone?: Readonly<Record<string, 1 | -1>> | undefined;
  readonly seed?: number | undefined;
  /** Share of true probabilities that an interval is meant to hold; .8. */
  readonly level?: number | undefined;
}

/** The rows that can be learnt from, their columns judged, cut into bins. */
export interface Prepared {
  readonly table: Table;
  readonly target: Uint8Array;
  readonly positives: number;
  readonly dropped: number;
  readonly features: readonly FeatureValues[];
  readonly groups: Int32Array;
  /** Days of the time column, NaN where unknown; null without one. */
  readonly days: Float64Array | null;
  readonly referenceDay: string | null;
  readonly columns: ModelCard['columns'];
  readonly findings: readonly Finding[];
}

/** @throws ScoringRefusal where there is nothing to learn from at all */
export function prepare(input: Table, config: TrainConfig): Prepared {
  const { kept, target, dropped, undecided } = readTarget(input, config);
  const table = pickRows(input, kept);
  const facts = table.columns.filter(({ name }) => name !== config.target).map(recogniseColumn);
  const findings: Finding[] = [];
  if (undecided.rows > 0)
    findings.push(
      finding('open-outcomes', 'warn', config.target, columnWords.stillOpen(undecided.values, undecided.rows), {
        rows: undecided.rows,
        values: undecided.values,
      }),
    );
  if (dropped > 0)
    findings.push(finding('rows-dropped', 'note', config.target, columnWords.rowsDropped(dropped), { rows: dropped }));
  const asked = new Set(config.drop ?? []);
  for (const name of [
    ...asked,
    ...(config.keep ?? []),
    ...Object.keys(config.monotone ?? {}),
    config.time,
    config.group,
  ])
    if (name !== undefined && !columnNamed(input, name)) throw columnMissing(name, input);
  const days = readTime(table, facts, config.time);
  const { groups, repeated } = groupRows(table, facts, config.group ?? null, config.target, target);
  if (repeated > 0)
    findings.push(finding('duplicates', 'warn', null, columnWords.duplicates(repeated), { rows: repeated }));
  const open = facts.filter((fact) => {
    const note = reasonToLeaveOut(fact, asked, config);
    if (note !== null) findings.push(note);
    return note === null;
  });
  for (const fact of open) findings.push(...oddities(fact));
  const lastDay = latestDay(facts, config.time);
  const plan = (which: readonly ColumnFacts[]) =>
    planFeatures({
      table,
      facts: which,
      time: config.time ?? null,
      referenceDay: lastDay,
      monotone: config.monotone ?? {},
    });
  const judged = facts.filter(({ name }) => !asked.has(name) && name !== config.time && name !== config.group);
  const all = plan([...open, ...facts.filter(({ name }) => name === config.time)]);
  const found = [
    ...findLeaks(table, judged, all, target, groups, config.keep ?? []),
    ...findLaterDates(table, judged, facts, config.time ?? null, config.keep ?? []),
    ...findFilledAtTheEnd(input, kept, judged, config.keep ?? []),
    ...findClosingDates(table, judged, config.time ?? null, config.keep ?? []),
  ];
  const known = new Set(found.filter(({ severity }) => severity === 'stop').map(({ column }) => column));
  const named = new Set<string | null>();
  // One finding a column: the first that says that it was left out, else the first.
  const leaks = found.filter(({ column, severity }) => {
    const says = !named.has(column) && (severity === 'stop' || !known.has(column));
    if (says) named.add(column);
    return says;
  });
  const stopped = new Set(leaks.filter(({ severity }) => severity === 'stop').map(({ column }) => column));
  const features = all.filter(
    ({ feature }) => !stopped.has(feature.column) && !(feature.kind === 'age' && stopped.has(feature.until)),
  );
  const used = new Set(features.flatMap(({ feature }) => [feature.column]));
  let positives = 0;
  for (const one of target) positives += one;
  return {
    table,
    target,
    positives,
    dropped,
    features,
    groups,
    days,
    referenceDay: lastDay === null ? null : dayText(lastDay),
    columns: facts.map((fact) => ({
      name: fact.name,
      kind: fact.kind,
      missing: fact.missing,
      distinct: fact.distinct,
      range: rangeText(fact),
      used: used.has(fact.name),
    })),
    findings: [...leaks, ...findings],
  };
}

function columnMissing(name: string, table: Table): ScoringRefusal {
  const names = table.columns.map((column) => column.name);
  return new ScoringRefusal('column-not-found', columnWords.columnMissing(name, names), {
    column: name,
    columns: names,
  });
}

function readTarget(table: Table, { target, positive }: TrainConfig) {
  const column = columnNamed(table, target);
  if (!column) throw columnMissing(target, table);
  const fold = (text: string) => text.trim().toLowerCase();
  const wanted = fold(positive);
  // 1 and 1.0 are one outcome.
  const isPositive = column.values.map(
    (value) =>
      !isMissing(value) &&
      (fold(readLevel(value)) === wanted || (wanted !== '' && Number(readLevel(value)) === Number(wanted))),
  );
  const isEmpty = column.values.map((value) => isMissing(value));
  const open = stillOpen(
    column.values.filter((value) => !isMissing(value)).map((value) => readLevel(value)),
    positive,
  );
  const isOpen = column.values.map((value, at) => !isEmpty[at] && open.includes(readLevel(value)));
  const kept: number[] = [];
  let rowsOpen = 0;
  for (let row = 0; row < table.rows; row++) {
    const code = column.codes[row]!;
    if (isOpen[code]) rowsOpen += 1;
    else if (!isEmpty[code]) kept.push(row);
  }
  const found = Uint8Array.from(kept, (row) => (isPositive[column.codes[row]!] ? 1 : 0));
  const values = [...new Set(kept.map((row) => readLevel(column.values[column.codes[row]!])))];
  const facts = { column: target, positive, values: values.slice(0, 10), rows: table.rows };
  if (kept.length === 0) throw new ScoringRefusal('target-empty', columnWords.targetEmpty(target), facts);
  if (!found.includes(1))
    throw new ScoringRefusal('positive-not-found', columnWords.positiveMissing(target, positive, values), facts);
  if (!found.includes(0))
    throw new ScoringRefusal('target-one-value', columnWords.targetOneValue(target, positive, kept.length), facts);
  const undecided = { rows: rowsOpen, values: [...new Set(open)] };
  return { kept, target: found, dropped: table.rows - kept.length - rowsOpen, undecided };
}

function readTime(table: Table, facts: readonly ColumnFacts[], time: string | undefined): Float64Array | null {
  if (time === undefined) return null;
  const fact = facts.find(({ name }) => name === time);
  // A year, a running number or a date: whatever can be put in order says what came first.
  if (!fact || fact.numbers.length === 0)
    throw new ScoringRefusal('time-unreadable', columnWords.timeUnreadable(time), { column: time });
  const { codes } = columnNamed(table, time)!;
  return Float64Array.from(codes, (code) => fact.numbers[code]!);
}

function latestDay(facts: readonly ColumnFacts[], time: string | undefined): number | null {
  const dates = facts.filter(({ kind }) => kind === 'date');
  const own = dates.find(({ name }) => name === time);
  if (own) return own.highest;
  if (dates.length === 0) return null;
  return Math.max(...dates.map(({ highest }) => highest));
}

function reasonToLeaveOut(fact: ColumnFacts, asked: ReadonlySet<string>, config: TrainConfig): Finding | null {
  const { name, kind } = fact;
  if (asked.has(name)) return finding('asked-dropped', 'note', name, columnWords.asked(name));
  if (name === config.time) return finding('time-dropped', 'note', name, columnWords.time(name));
  if (name === config.group) return finding('group-dropped', 'note', name, columnWords.group(name));
  if (kind === 'empty') return finding('empty-dropped', 'note', name, columnWords.empty(name));
  if (kind === 'constant') return finding('constant-dropped', 'note', name, columnWords.constant(name));
  if (kind === 'id')
    return finding('id-dropped', 'note', name, columnWords.id(name, fact.distinct), { distinct: fact.distinct });
  if (kind === 'text') return finding('text-dropped', 'note', name, columnWords.text(name));
  return null;
}

function oddities(fact: ColumnFacts): Finding[] {
  const { name, kind, unreadable, distinct } = fact;
  const odd: Finding[] = [];
  if (unreadable > 0)
    odd.push(
      finding('unreadable-cells', 'note', name, columnWords.unreadable(name, unreadable, kind), { cells: unreadable }),
    );
  if (kind === 'category' && distinct > 250)
    odd.push(finding('rare-levels-pooled', 'note', name, columnWords.pooled(name, distinct), { levels: distinct }));
  if (soundsProtected(name)) odd.push(finding('protected-attribute', 'warn', name, columnWords.protected(name)));
  return odd;
}
