import type { App } from '#server/platform/app.ts';
import { bestSuggestionOfEach } from '../cross-selling/index.ts';
import { complaintsSince, dealSignals, leadSignals, orderSignals } from './store.ts';
import { atRiskIn, complaintIn, dealIn, type Language, leadIn, slipIn } from './words.ts';

export interface Signal {
  readonly code: 'complaint' | 'silent' | 'falling' | 'at-risk' | 'deal-chance' | 'slip' | 'suggestion' | 'lead-score';
  readonly text: string;
}

/** Two of the three reasons for a silence say the same in other words. */
const ORDER_REASONS = 2;
const SILENT: ReadonlySet<string> = new Set(['probably-lost', 'overdue']);
/** Older complaints are settled or forgotten. */
const COMPLAINT_DAYS = 90;
/** Below it a deal is more likely decided in time than not. */
const LIKELY = 0.5;

/**
 * What the scores know of companies, as sentences for whoever is about to contact them: a complaint, silence and what is at stake, the chance of the biggest
 * deal, what they might buy next, how near a lead is. For many companies at once; one that gives no sign is not in the answer.
 *
 * @param companyIds of companies that the one who asks may see
 */
export async function signalsOf(
  { db, clock }: Pick<App, 'db' | 'clock'>,
  companyIds: readonly string[],
  language: Language,
): Promise<ReadonlyMap<string, readonly Signal[]>> {
  const ids = [...new Set(companyIds)];
  if (ids.length === 0) return new Map();
  const since = new Date(clock.now().getTime() - COMPLAINT_DAYS * 86_400_000);
  const [complaints, orders, deals, suggestions, leads] = await Promise.all([
    complaintsSince(db, ids, since),
    orderSignals(db, ids),
    dealSignals(db, ids),
    bestSuggestionOfEach(db, ids, language),
    leadSignals(db, ids),
  ]);
  const found: (Signal & { readonly companyId: string })[] = [
    ...complaints.map((one) => ({
      companyId: one.companyId,
      code: 'complaint' as const,
      text: complaintIn(one, language),
    })),
    ...orders.flatMap((one) => {
      const { companyId } = one;
      const risk = atRiskIn(one, language);
      return [
        ...one.reasons
          .slice(0, ORDER_REASONS)
          .map(
            (reason) =>
              ({ companyId, code: SILENT.has(reason.code) ? 'silent' : 'falling', text: reason[language] }) as const,
          ),
        ...(risk === null ? [] : [{ companyId, code: 'at-risk' as const, text: risk }]),
      ];
    }),
    ...deals.flatMap((one) => {
      const { companyId, slip } = one;
      return [
        { companyId, code: 'deal-chance' as const, text: dealIn(one, language) },
        ...(slip !== null && slip >= LIKELY
          ? [{ companyId, code: 'slip' as const, text: slipIn(slip, language) }]
          : []),
      ];
    }),
    ...suggestions.map(({ companyId, text }) => ({ companyId, code: 'suggestion' as const, text })),
    ...leads.map((one) => ({ companyId: one.companyId, code: 'lead-score' as const, text: leadIn(one, language) })),
  ];
  return Map.groupBy(found, ({ companyId }) => companyId);
}
