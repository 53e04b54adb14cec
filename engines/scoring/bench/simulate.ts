import { createRandom, type Random } from '#engines/example-company/random.ts';
import type { Cell } from '../index.ts';

/** Deals of a small company whose true chance is known. */
export interface SimulatedDeals {
  readonly records: readonly Readonly<Record<string, Cell>>[];
  /** True probability of each. */
  readonly truth: readonly number[];
}

const INDUSTRIES = ['Maschinenbau', 'Chemie', 'Automotive', 'Lebensmittel', 'Logistik', 'Bau'] as const;
const SOURCES = ['Messe', 'Empfehlung', 'Webseite', 'Kaltakquise'] as const;
const REGIONS = ['Nord', 'Süd', 'Ost', 'West'] as const;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Draws a company: how much each feature matters is itself drawn, from nothing to much, so that no one strength is tuned to. `strength` 0 is noise.
 * Features: two numbers that may matter (one not in a straight line), two that never do, three categories, a yes/no with blanks.
 */
export function simulateDeals(rows: number, seed: number, strength = 1): SimulatedDeals {
  const random = createRandom(seed * 7919 + 13);
  const effect = (spread: number) => strength * spread * random.normal();
  const industry = new Map(INDUSTRIES.map((name) => [name, effect(0.5)]));
  const source = new Map(SOURCES.map((name) => [name, effect(0.6)]));
  const byValue = effect(0.6);
  const byActivity = Math.abs(effect(0.7));
  const byQuote = effect(0.5);
  const start = -0.6 + 0.4 * random.normal();
  const records: Record<string, Cell>[] = [];
  const truth: number[] = [];
  for (let row = 0; row < rows; row++) {
    const value = Math.exp(9.5 + 1.1 * random.normal());
    const activities = Math.floor(-4 * Math.log(1 - random.next()));
    const branch = random.pick(INDUSTRIES);
    const from = random.pick(SOURCES);
    const quote = random.chance(0.4);
    const chance = sigmoid(
      start +
        byValue * ((Math.log(value) - 9.5) / 1.1) +
        byActivity * (Math.min(activities, 8) / 4 - 1) +
        industry.get(branch)! +
        source.get(from)! +
        byQuote * (quote ? 0.6 : -0.4),
    );
    truth.push(chance);
    records.push({
      Angebotswert: germanNumber(value, random),
      Kontakte: String(activities),
      Branche: branch,
      Quelle: from,
      Region: random.pick(REGIONS),
      Mitarbeiter: random.chance(0.1) ? '' : String(Math.round(Math.exp(4 + random.normal()))),
      Muster: random.chance(0.15) ? '' : quote ? 'ja' : 'nein',
      Wochentag: random.pick(['Mo', 'Di', 'Mi', 'Do', 'Fr']),
      Ausgang: random.next() < chance ? 'gewonnen' : 'verloren',
    });
  }
  return { records, truth };
}

function germanNumber(value: number, random: Random): string {
  const text = value.toFixed(random.chance(0.5) ? 2 : 0).replace('.', ',');
  return text.replace(/\B(?=(\d{3})+(?=,|$))/g, '.');
}

/** Features without any bearing on the outcome. */
export function simulateNoise(rows: number, columns: number, seed: number): readonly Readonly<Record<string, Cell>>[] {
  const random = createRandom(seed * 104_729 + 7);
  return Array.from({ length: rows }, () => {
    const record: Record<string, Cell> = { y: random.chance(0.3) ? 1 : 0 };
    for (let at = 0; at < columns; at++) {
      record[`x${at}`] = at % 3 === 2 ? random.pick(['a', 'b', 'c', 'd', 'e']) : random.normal();
    }
    return record;
  });
}
