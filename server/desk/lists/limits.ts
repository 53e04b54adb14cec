import { READER_TIMEOUT_MS } from '#server/platform/db/index.ts';

/** How far one request reads. Measured on 1,000,000 companies, 2 cores: bench/results/lists.json. */
export interface Limits {
  /** A filter that indexes say leaves fewer rows than this is gathered and sorted, with an exact total. */
  readonly gather: number;
  /** Index entries read by one query of a walk. */
  readonly chunk: number;
  /** A walk with filters reads on, query by query, for this long. */
  readonly outlineMs: number;
  readonly windowMs: number;
  /** Rows between two anchors; of a filtered walk fewer, since each may stand for many entries read. */
  readonly step: number;
  readonly filteredStep: number;
  /** Last net for a single statement. */
  readonly timeoutMs: number;
}

export const usualLimits: Limits = {
  gather: 10_000,
  chunk: 2_500,
  outlineMs: 12,
  windowMs: 200,
  step: 2_000,
  filteredStep: 100,
  timeoutMs: READER_TIMEOUT_MS,
};
