import { api, type client } from '../../app/api.ts';

export const shelves = ['waiting', 'drafts', 'trouble', 'sent', 'discarded'] as const;
export type Shelf = (typeof shelves)[number];
export const purposes = [
  'contract',
  'answer_inquiry',
  'marketing_similar',
  'marketing_other',
  'survey',
  'legal_notice',
] as const;
export type Purpose = (typeof purposes)[number];

/** What the address says: which view, which message is open, and whether a new one is being written. */
export interface OutboxSearch {
  readonly ansicht?: Shelf;
  readonly nachricht?: string;
  readonly neu?: true;
}

export function readOutbox(search: Record<string, unknown>): OutboxSearch {
  const { ansicht, nachricht, neu } = search;
  const shelf = shelves.find((one) => one === ansicht);
  return {
    ...(shelf && { ansicht: shelf }),
    ...(typeof nachricht === 'string' && nachricht !== '' && { nachricht }),
    ...(neu === true && { neu: true as const }),
  };
}

type ListAnswer = Awaited<ReturnType<typeof client.action.outbox.list>>;
export type Message = ListAnswer['rows'][number];
export type OpenMessage = Awaited<ReturnType<typeof client.action.outbox.get>>;

/** Trouble first, then what is on its way, then drafts: where nothing is said, the first shelf with something on it. */
export function shelfToOpen(search: OutboxSearch, counts: ListAnswer['counts'] | undefined): Shelf {
  if (search.ansicht) return search.ansicht;
  if (!counts) return 'waiting';
  return (['trouble', 'waiting', 'drafts', 'sent'] as const).find((one) => counts[one] > 0) ?? 'drafts';
}

export function listOptions(shelf: Shelf) {
  return api.action.outbox.list.infiniteOptions({
    input: (after: string | null) => ({ shelf, after, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
