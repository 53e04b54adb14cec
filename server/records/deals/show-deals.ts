import type { z } from 'zod';
import { type DealCard, dealFieldsSchema } from '#contract/records/deals.ts';
import { fold } from '#engines/text/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { fieldsIn, mayWith, readRecord } from '../editing/index.ts';
import { boardCards, boardSums, type Card, readCard, readStages, type Stage } from './store.ts';

export interface BoardColumn {
  readonly stage: Stage;
  readonly count: number;
  readonly sumCents: number;
  readonly weightedCents: number;
  readonly cards: DealCard[];
}

/** Open deals by stage, the biggest first. */
export async function showBoard(
  app: App,
  actor: Actor,
  input: { readonly owner: 'mine' | 'team' | 'all'; readonly q?: string | undefined },
): Promise<BoardColumn[]> {
  const stages = (await readStages(app.db)).filter((stage) => stage.outcome === 'open');
  const ids = stages.map((stage) => stage.id);
  const words = fold(input.q ?? '');
  const filter = { owner: input.owner, words: words === '' ? null : words };
  const [cards, sums] = [await boardCards(app.db, actor, ids, filter), await boardSums(app.db, actor, ids, filter)];
  return stages
    .map((stage) => {
      const sum = sums.find((one) => one.stageId === stage.id);
      return {
        stage,
        count: sum?.count ?? 0,
        sumCents: sum?.sumCents ?? 0,
        weightedCents: Math.round(((sum?.sumCents ?? 0) * stage.probability) / 100),
        cards: cards.filter((one) => one.stageId === stage.id).map((one) => cardOf(app, actor, one)),
      };
    })
    .filter((column) => !column.stage.archived || column.count > 0);
}

export interface ShownDeal extends DealCard {
  readonly fields: z.input<typeof dealFieldsSchema>;
  readonly lostReason: string | null;
}

/** @throws Failure `not-found` */
export async function showDeal(app: App, actor: Actor, id: string): Promise<ShownDeal> {
  const row = await readRecord(app, actor, 'deal', id);
  const card = (await readCard(app.db, actor, id)) ?? fail('not-found', { kind: 'deal' });
  const fields = dealFieldsSchema.parse({ ...fieldsIn('deal', row), custom: row['custom'] });
  const reason = row['lost_reason'];
  return { ...cardOf(app, actor, card), fields, lostReason: typeof reason === 'string' ? reason : null };
}

function cardOf(app: App, actor: Actor, one: Card): DealCard {
  const { companyId, companyName, ownerId, ownerName, stageChangedAt, ...card } = one;
  return {
    ...card,
    company: { id: companyId, name: companyName },
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    daysInStage:
      stageChangedAt === null
        ? null
        : Math.max(0, Math.floor((app.clock.now().getTime() - stageChangedAt.getTime()) / 86_400_000)),
    may: mayWith(actor),
  };
}
