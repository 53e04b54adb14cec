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
}

export function readReview(search: Record<string, unknown>): ReviewSearch {
  const { ansicht, aufgabe, vorschlag, zuteilung } = search;
  const shelf = shelves.find((one) => one === ansicht && one !== 'waiting');
  return {
    ...(shelf && { ansicht: shelf }),
    ...(typeof aufgabe === 'string' && aufgabe !== '' && { aufgabe }),
    ...((zuteilung === 'meine' || zuteilung === 'faellig') && { zuteilung }),
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

export function listOptions({ ansicht, aufgabe, zuteilung }: ReviewSearch) {
  return api.oversight.proposals.list.infiniteOptions({
    input: (after: string | null) => ({
      shelf: ansicht ?? 'waiting',
      kind: aufgabe,
      after,
      limit: 50,
      ...(zuteilung === 'meine' && { mine: true }),
      ...(zuteilung === 'faellig' && { overdue: true }),
    }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
