import { api, type client } from '../../app/api.ts';

export const shelves = ['waiting', 'later', 'checks', 'decided'] as const;
export type Shelf = (typeof shelves)[number];

/** What the address says: which view, which kind of task, which proposal is open. */
export interface ReviewSearch {
  readonly ansicht?: Shelf;
  readonly aufgabe?: string;
  readonly vorschlag?: string;
}

export function readReview(search: Record<string, unknown>): ReviewSearch {
  const { ansicht, aufgabe, vorschlag } = search;
  const shelf = shelves.find((one) => one === ansicht && one !== 'waiting');
  return {
    ...(shelf && { ansicht: shelf }),
    ...(typeof aufgabe === 'string' && aufgabe !== '' && { aufgabe }),
    ...(typeof vorschlag === 'string' && vorschlag !== '' && { vorschlag }),
  };
}

type ListAnswer = Awaited<ReturnType<typeof client.oversight.proposals.list>>;
export type Proposal = ListAnswer['rows'][number];
export type Answer = 'approve' | 'reject' | 'later' | 'unsure';

export function listOptions({ ansicht, aufgabe }: ReviewSearch) {
  return api.oversight.proposals.list.infiniteOptions({
    input: (after: string | null) => ({ shelf: ansicht ?? 'waiting', kind: aufgabe, after, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
