import { ModelFault } from './outcome.ts';

const AT_ONCE = 2;
const WAITING = 20;
const FAULTS_TO_OPEN = 4;
const OPEN_MS = 30_000;

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
  faults: number;
  openUntil: number;
  probing: boolean;
}

/**
 * Per provider: at most two calls at once, twenty wait, more are told so (back-pressure). Four faults in a row open the circuit for
 * thirty seconds; then one call tries. Held in this process: another process finds out for itself.
 */
export class Traffic {
  readonly #lanes = new Map<string, Lane>();

  #lane(id: string): Lane {
    const lane = this.#lanes.get(id) ?? { running: 0, waiting: [], faults: 0, openUntil: 0, probing: false };
    this.#lanes.set(id, lane);
    return lane;
  }

  /** @throws ModelFault `circuit-open`, `busy`, `time-limit` (waited too long), or what `work` throws */
  async through<T>(id: string, now: () => number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const lane = this.#lane(id);
    this.#refuseOpen(lane, now());
    if (lane.running >= AT_ONCE) await this.#wait(lane, signal);
    else lane.running++;
    try {
      this.#refuseOpen(lane, now());
      const probe = lane.openUntil !== 0;
      lane.probing ||= probe;
      const result = await work();
      lane.faults = 0;
      lane.openUntil = 0;
      return result;
    } catch (error) {
      if (error instanceof ModelFault && counts.has(error.refusal) && ++lane.faults >= FAULTS_TO_OPEN)
        lane.openUntil = now() + OPEN_MS;
      throw error;
    } finally {
      lane.probing = false;
      const next = lane.waiting.shift();
      if (next) next();
      else lane.running--;
    }
  }

  #refuseOpen(lane: Lane, now: number): void {
    if (lane.openUntil > now || lane.probing) throw new ModelFault('circuit-open');
  }

  #wait(lane: Lane, signal: AbortSignal): Promise<void> {
    if (lane.waiting.length >= WAITING) throw new ModelFault('busy');
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const stop = () => {
        lane.waiting.splice(lane.waiting.indexOf(go), 1);
        reject(new ModelFault('time-limit'));
      };
      lane.waiting.push(go);
      signal.addEventListener('abort', stop, { once: true });
    });
  }

  state(
    id: string,
    now: number,
  ): { readonly circuit: 'closed' | 'open' | 'trying'; readonly running: number; readonly waiting: number } {
    const lane = this.#lane(id);
    const circuit = lane.openUntil === 0 ? 'closed' : lane.openUntil > now ? 'open' : 'trying';
    return { circuit, running: lane.running, waiting: lane.waiting.length };
  }

  /** A provider whose settings changed starts afresh. */
  forget(id: string): void {
    const lane = this.#lane(id);
    lane.faults = 0;
    lane.openUntil = 0;
  }
}

// What tells of the provider's health; a wrong language or a broken schema tells of the model.
const counts = new Set([
  'unreachable',
  'overloaded',
  'provider-error',
  'time-limit',
  'cut-off',
  'not-a-model',
  'garbage',
  'key-refused',
  'model-unknown',
]);
