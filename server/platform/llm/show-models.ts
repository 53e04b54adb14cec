import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { may } from '../auth/index.ts';
import { traffic } from './ask-model.ts';
import { allProviders, allTaskPolicies, spentThisMonth, sumCalls } from './store.ts';
import { modelTasks } from './tasks.ts';
import { outcomeIn, stateIn, taskIn } from './words.ts';

const DAYS = 30;

/** Providers with their health and cost over the last thirty days, and the policy of every task. Keys are never in it. */
export async function showModels(app: App, actor: Actor) {
  const now = app.clock.now();
  const [providers, policies, sums] = await Promise.all([
    allProviders(app.db),
    allTaskPolicies(app.db),
    sumCalls(app.db, new Date(now.getTime() - DAYS * 86_400_000)),
  ]);
  const add = (list: readonly { readonly calls: number; readonly answered: number }[]) => ({
    calls: list.reduce((sum, one) => sum + one.calls, 0),
    answered: list.reduce((sum, one) => sum + one.answered, 0),
  });
  const tasks = await Promise.all(
    modelTasks().map(async (task) => {
      const policy = policies.find((one) => one.task === task.task);
      const provider = providers.find((one) => one.id === policy?.providerId && one.enabled);
      const missing = task.needs.filter((one) => !(policy?.dataClasses ?? []).includes(one));
      return {
        task: task.task,
        label: task.words[actor.language],
        needs: [...task.needs],
        providerId: policy?.providerId ?? null,
        dataClasses: [...(policy?.dataClasses ?? [])],
        monthlyBudgetCents: policy?.monthlyBudgetCents ?? null,
        timeLimitMs: policy?.timeLimitMs ?? task.timeLimitMs,
        spentThisMonthCents: (await spentThisMonth(app.db, task.task, now)) / 1000,
        ...add(sums.filter((one) => one.task === task.task)),
        text: taskIn({ provider: provider?.label ?? null, local: provider?.kind === 'local', missing }, actor.language),
      };
    }),
  );
  const total = add(sums.filter((one) => one.providerId !== null));
  return {
    providers: providers.map((provider) => {
      const mine = sums.filter((one) => one.providerId === provider.id);
      const { calls, answered } = add(mine);
      const { circuit, running, waiting } = traffic.state(provider.id, now.getTime());
      const code = !provider.enabled
        ? 'off'
        : circuit === 'open'
          ? 'resting'
          : circuit === 'trying'
            ? 'trying'
            : calls === 0
              ? 'untried'
              : 'ready';
      const fault = mine
        .filter((one) => one.lastFaultAt !== null)
        .sort((a, b) => (b.lastFaultAt?.getTime() ?? 0) - (a.lastFaultAt?.getTime() ?? 0))[0];
      const { apiKey, ...rest } = provider;
      return {
        ...rest,
        hasKey: apiKey !== null,
        state: {
          code: code as 'ready' | 'off' | 'resting' | 'trying' | 'untried',
          text: stateIn(code, actor.language),
          running,
          waiting,
          calls,
          answered,
          medianMs: mine.find((one) => one.medianMs !== null)?.medianMs ?? null,
          costCents: mine.reduce((sum, one) => sum + one.costMillicents, 0) / 1000,
          lastFault:
            fault?.lastFault && fault.lastFaultAt
              ? {
                  code: fault.lastFault,
                  text: outcomeIn(fault.lastFault, actor.language),
                  at: fault.lastFaultAt.toISOString(),
                }
              : null,
        },
      };
    }),
    tasks,
    calls: total.calls,
    fallbacks: total.calls - total.answered,
    may: may(actor, 'system.manage') ? (['change'] as const).slice() : [],
  };
}
