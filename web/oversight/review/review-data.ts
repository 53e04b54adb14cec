import { api, type client } from '../../app/api.ts';
import { amount, day, number, phone } from '../../ui/format.ts';

export const shelves = ['waiting', 'later', 'checks', 'decided'] as const;
export type Shelf = (typeof shelves)[number];

/** What the address says: which view, which kind of task, which proposal is open. */
export interface ReviewSearch {
  readonly ansicht?: Shelf;
  readonly aufgabe?: string;
  /** Those given to me, or those whose day has passed. */
  readonly zuteilung?: 'meine' | 'faellig';
  readonly vorschlag?: string;
  readonly gruppe?: GroupBy;
}

export const groupings = ['aufgabe', 'satz', 'quelle'] as const;
export type GroupBy = (typeof groupings)[number];

export function readReview(search: Record<string, unknown>): ReviewSearch {
  const { ansicht, aufgabe, vorschlag, zuteilung, gruppe } = search;
  const groupBy = groupings.find((one) => one === gruppe);
  const shelf = shelves.find((one) => one === ansicht && one !== 'waiting');
  return {
    ...(shelf && { ansicht: shelf }),
    ...(typeof aufgabe === 'string' && aufgabe !== '' && { aufgabe }),
    ...((zuteilung === 'meine' || zuteilung === 'faellig') && { zuteilung }),
    ...(groupBy && { gruppe: groupBy }),
    ...(typeof vorschlag === 'string' && vorschlag !== '' && { vorschlag }),
  };
}

type ListAnswer = Awaited<ReturnType<typeof client.oversight.proposals.list>>;
export type Proposal = ListAnswer['rows'][number];
/** Values set by hand for fields of the proposal, as they are stored. */
export type Edits = Readonly<Record<string, string | number | boolean | null>>;
export type Editable = NonNullable<NonNullable<Proposal['compare']>['rows'][number]['edit']>[number];

/** Every field of the proposal that may be set otherwise, each once; those that nobody knows a value of are left out. */
export function editableOf(proposal: Proposal): readonly Editable[] {
  const fields = (proposal.compare?.rows ?? []).flatMap((row) => row.edit ?? []);
  return fields.filter((one) => one.left !== null || one.right !== null);
}

/** A value as it is read; an empty one is a dash. */
export function written(value: string | null, type: 'phone' | 'cents' | 'day' | 'number' | undefined): string {
  if (value === null) return '–';
  if (type === 'phone') return phone(value);
  if (type === 'cents') return amount(Number(value));
  if (type === 'day') return day(value);
  return type === 'number' ? number(Number(value)) : value;
}

export type Answer = 'approve' | 'reject' | 'later' | 'unsure';

export function listOptions({ ansicht, aufgabe, zuteilung, gruppe }: ReviewSearch) {
  return api.oversight.proposals.list.infiniteOptions({
    input: (after: string | null) => ({
      shelf: ansicht ?? 'waiting',
      kind: aufgabe,
      after,
      // A group of which half is not loaded would be approved by halves.
      limit: gruppe ? 200 : 50,
      ...(zuteilung === 'meine' && { mine: true }),
      ...(zuteilung === 'faellig' && { overdue: true }),
    }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export interface ProposalGroup {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly Proposal[];
}

/** What belongs together, the largest group first; rows keep their order inside. One group without a name where nothing is grouped. */
export function groupsOf(rows: readonly Proposal[], by: GroupBy | undefined): readonly ProposalGroup[] {
  if (by === undefined) return [{ key: '', name: '', rows }];
  const groups = new Map<string, { name: string; rows: Proposal[] }>();
  for (const row of rows) {
    const [key, name] = groupOf(row, by);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { name, rows: [row] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group })).sort((a, b) => b.rows.length - a.rows.length);
}

function groupOf(row: Proposal, by: GroupBy): readonly [key: string, name: string] {
  if (by === 'aufgabe') return [row.kind, row.kindName];
  if (by === 'quelle') return [row.producer, row.producer];
  return [`${row.subject.kind} ${row.subject.id}`, row.lines[0] ?? row.title];
}

/** May be approved together with others: what the policy leaves to a person is decided one by one. */
export const isApprovable = (row: Proposal): boolean => row.may.includes('decide') && row.route !== 'person';
