import type { App } from '#server/platform/app.ts';
import { stoppedWithVerdict } from './store.ts';
import { knownIn, type Language } from './words.ts';

/** What an experiment that is over showed about one occasion of Heute. */
export interface KnownEffect {
  readonly state: 'helps' | 'harms' | 'no-matter';
  /** Share of what follows such a contact that follows because of it, 0 to 1; 1 where the experiment measured something else than orders or answers. */
  readonly caused: number;
  text(language: Language): string;
}

/** Older experiments were made with other customers. */
const YEARS = 2;

/** Newest verdict of each occasion, by its name; `*` for all of them. One that still runs is not over and says nothing yet. */
export async function knownEffects(app: Pick<App, 'db' | 'clock'>): Promise<(occasion: string) => KnownEffect | null> {
  const since = new Date(app.clock.now().getTime() - YEARS * 365 * 86_400_000);
  const rows = await stoppedWithVerdict(app.db, 'recommendation', since);
  const effects = new Map<string, KnownEffect>();
  for (const { name, about, metric, reading } of rows) {
    const occasion = about.slice(about.indexOf(':') + 1);
    if (reading === null || reading.state === 'not-enough' || effects.has(occasion)) continue;
    const { state, effect, treated } = reading;
    const share = effect === null || metric === 'revenue' || treated.mean <= 0 ? 1 : effect.difference / treated.mean;
    effects.set(occasion, {
      state,
      caused: Math.max(0, Math.min(1, share)),
      text: (language) => knownIn(name, reading, metric === 'revenue' ? 'amount' : 'share', language),
    });
  }
  return (occasion) => effects.get(occasion) ?? effects.get('*') ?? null;
}
