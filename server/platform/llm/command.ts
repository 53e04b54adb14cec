import { commandActor } from '../actor.ts';
import type { Io } from '../command.ts';
import { misuse } from '../command.ts';
import { showModels } from './show-models.ts';

export const name = 'models status';

export const help = `lotse models status [--json]

Every model provider with its state, calls, answers and cost of the last 30 days, and what each task does.
With no provider everything works by rules and templates. Providers are added under Steuerung > Modelle.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.length > 0) misuse(`"${args[0]}" is not understood.`);
  const app = await io.openApp();
  const found = await showModels(app, { ...commandActor, language: 'en' });
  const providers = found.providers.map(
    ({ label, kind, model, state }) =>
      `  ${label} (${kind}, ${model}): ${state.text}; ${state.answered} of ${state.calls} answered, ${state.medianMs ?? '-'} ms, ${(state.costCents / 100).toFixed(2)} EUR${state.lastFault ? `; last fault ${state.lastFault.at}: ${state.lastFault.text}` : ''}`,
  );
  const tasks = found.tasks.map(
    (task) =>
      `  ${task.label}: ${task.text} ${task.calls} calls, ${task.calls - task.answered} without a model, ${(task.spentThisMonthCents / 100).toFixed(2)} EUR this month${task.monthlyBudgetCents === null ? '' : ` of ${(task.monthlyBudgetCents / 100).toFixed(2)}`}.`,
  );
  io.answer(
    found,
    [
      providers.length === 0 ? 'No provider: rules and templates do everything.' : 'Providers',
      ...providers,
      'Tasks',
      ...tasks,
    ].join('\n'),
  );
  return 0;
}
