import { commandActor } from '../actor.ts';
import type { Io } from '../command.ts';
import { misuse } from '../command.ts';
import { say } from '../spoken-language.ts';
import { showModels } from './show-models.ts';

export const name = 'models status';

export const help = say(
  `lotse models status [--json]

Jeder Modellanbieter mit Zustand, Aufrufen, Antworten und Kosten der letzten 30 Tage, und was jede Aufgabe tut.
Ohne Anbieter geht alles mit Regeln und Vorlagen. Anbieter kommen unter Steuerung > Modelle dazu.
`,
  `lotse models status [--json]

Every model provider with its state, calls, answers and cost of the last 30 days, and what each task does.
With no provider everything works by rules and templates. Providers are added under Steuerung > Modelle.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.length > 0) misuse(`„${args[0]}“ ist nicht verständlich.`, `"${args[0]}" is not understood.`);
  const app = await io.openApp();
  const found = await showModels(app, commandActor);
  const euro = (cents: number) =>
    `${(cents / 100).toLocaleString(commandActor.language, { minimumFractionDigits: 2 })} €`;
  const providers = found.providers.map(({ label, kind, model, state }) => {
    const answered = say(
      `${state.answered} von ${state.calls} beantwortet`,
      `${state.answered} of ${state.calls} answered`,
    );
    const last =
      state.lastFault && `${say('letzter Fehler', 'last fault')} ${state.lastFault.at}: ${state.lastFault.text}`;
    const facts = [
      state.text,
      `${answered}, ${state.medianMs ?? '–'} ms, ${euro(state.costCents)}`,
      ...(last ? [last] : []),
    ];
    return `  ${label} (${kind}, ${model}): ${facts.join('; ')}`;
  });
  const tasks = found.tasks.map(({ label, text, calls, answered, spentThisMonthCents, monthlyBudgetCents }) => {
    const spent = euro(spentThisMonthCents);
    const budget =
      monthlyBudgetCents === null ? '' : say(` von ${euro(monthlyBudgetCents)}`, ` of ${euro(monthlyBudgetCents)}`);
    const without = calls - answered;
    return `  ${label}: ${text} ${say(
      `${calls} Aufrufe, ${without} ohne Modell, in diesem Monat ${spent}${budget}.`,
      `${calls} calls, ${without} without a model, ${spent}${budget} this month.`,
    )}`;
  });
  io.answer(
    found,
    [
      providers.length === 0
        ? say('Kein Anbieter: Regeln und Vorlagen tun alles.', 'No provider: rules and templates do everything.')
        : say('Anbieter', 'Providers'),
      ...providers,
      say('Aufgaben', 'Tasks'),
      ...tasks,
    ].join('\n'),
  );
  return 0;
}
