/** A day counted from any fixed day, the same one for all. */
export type Day = number;

/** A deal as history knows it. Open deals have no closing day. */
export interface DealRecord {
  readonly id: string;
  readonly openedDay: Day;
  readonly closedDay: Day | null;
  readonly won: boolean;
  /** What it brought (won) or was expected to bring, in cents. */
  readonly valueCents: number;
}

/** An open deal as it enters a forecast. */
export interface OpenDeal {
  readonly id: string;
  /** Chance that it is won at all, 0 to 1. */
  readonly probability: number;
  /** Chance that it is decided by the end of the period if it starts on its first day (or today), 0 to 1: what slips does not count. */
  readonly decidedInPeriod: number;
  readonly valueCents: number;
}

/** First and last day of what is forecast, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}
