import type { App } from '../app.ts';
import type { Veil } from './hide.ts';
import { ModelFault } from './outcome.ts';
import { type StoredProvider, type StoredTask, spentThisMonth } from './store.ts';

const held = new Map<string, number>();

/** Where a provider does not count: a token is about three letters. */
export const tokensOf = (text: string) => Math.ceil(text.length / 3);

/** Thousandths of a cent. */
export const costOf = (provider: StoredProvider, input: number, output: number) =>
  (input * provider.inputCentsPerMillion + output * provider.outputCentsPerMillion) / 1000;

/** Holds the most that the call can cost against the budget, so that calls side by side cannot overspend it together. */
export async function holdBudget(
  app: App,
  policy: StoredTask,
  provider: StoredProvider,
  { messages }: Veil,
  mostLetters: number,
): Promise<() => void> {
  if (policy.monthlyBudgetCents === null) return () => {};
  const most = costOf(
    provider,
    tokensOf(messages.map(({ content }) => content).join('')),
    tokensOf('x'.repeat(mostLetters)),
  );
  const spent = await spentThisMonth(app.db, policy.task, app.clock.now());
  // Read after the last await: calls side by side must see each other.
  const others = held.get(policy.task) ?? 0;
  if (spent + others + most > policy.monthlyBudgetCents * 1000) throw new ModelFault('budget');
  held.set(policy.task, others + most);
  return () => held.set(policy.task, (held.get(policy.task) ?? most) - most);
}
