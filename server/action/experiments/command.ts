import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Command, type Io, misuse } from '#server/platform/command.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import { listExperiments, startExperiment, stopExperiment } from './manage-experiments.ts';
import { TARGETS } from './words.ts';

function languageOf(value: string | undefined): 'de' | 'en' {
  const language = value ?? spokenLanguage();
  return language === 'de' || language === 'en' ? language : misuse('--language: de, en.');
}

const text = { type: 'string' } as const;

export const list: Command = {
  name: 'experiment list',
  help: say(
    `lotse experiment list [--language de|en]

Experimente mit zurückgehaltenen Firmen: was ausgelassen wird, bei wie vielen, und was bisher bekannt ist.

  --json           {rows: [{id, name, about, state, verdict, effect, accounts, needed, text}]}
`,
    `lotse experiment list [--language de|en]

Experiments with held-out accounts: what is left out, for how many, and what is known so far.

  --json           {rows: [{id, name, about, state, verdict, effect, accounts, needed, text}]}
`,
  ),
  async run(args: readonly string[], io: Io): Promise<number> {
    const { values } = parseArgs({ args: [...args], options: { language: text } });
    const language = languageOf(values.language);
    const found = await listExperiments(await io.openApp(), { ...commandActor, language });
    const lines = found.rows.map(
      (row) =>
        `${row.id}  ${row.state}  ${row.name} (${row.aboutText}, ${Math.round(row.share * 100)} %)\n   ${row.text}`,
    );
    io.answer(found, lines.join('\n') || (language === 'de' ? 'Noch kein Experiment.' : 'No experiment yet.'));
    return 0;
  },
};

export const start: Command = {
  name: 'experiment start',
  help: say(
    `lotse experiment start --about ZIEL --name NAME [weitere]

Lässt einen zufälligen Teil der Firmen in Ruhe, damit sich die Wirkung zeigen lässt.

  --about ZIEL     ${TARGETS.join(' · ')}
  --name NAME      wie das Experiment in der Oberfläche heißt
  --share X        Anteil der Firmen, die in Ruhe bleiben, über 0, höchstens 0.5 (0.2)
  --metric M       answer (es kommt etwas zurück) · order (es wird bestellt) · revenue (Euro) (answer)
  --smallest X     kleinste Wirkung, die zu wissen sich lohnt: ein Anteil, oder Euro (0.05; revenue 100)
  --horizon TAGE   was in so vielen Tagen geschieht, zählt (30)
  --json           {id}
`,
    `lotse experiment start --about TARGET --name NAME [options]

Leaves a random share of accounts alone, so that the effect of doing it can be told.

  --about TARGET   ${TARGETS.join(' · ')}
  --name NAME      what it is called on the screen
  --share X        share of accounts left alone, above 0, at most 0.5 (0.2)
  --metric M       answer (something comes back) · order (an order is placed) · revenue (euros) (answer)
  --smallest X     smallest effect worth knowing: a share, or euros (0.05; revenue 100)
  --horizon DAYS   what happens within so many days counts (30)
  --json           {id}
`,
  ),
  async run(args: readonly string[], io: Io): Promise<number> {
    const { values } = parseArgs({
      args: [...args],
      options: { about: text, name: text, share: text, metric: text, smallest: text, horizon: text, language: text },
    });
    const about = values.about ?? misuse('Es fehlt --about ZIEL.', 'Give --about TARGET.');
    const name = values.name ?? misuse('Es fehlt --name NAME.', 'Give --name NAME.');
    if (!TARGETS.some((one) => one === about)) misuse(`--about: ${TARGETS.join(', ')}.`);
    const share = Number(values.share ?? 0.2);
    if (!(share > 0 && share <= 0.5))
      misuse('--share: ein Anteil über 0, höchstens 0.5.', '--share takes a share above 0, at most 0.5.');
    const metric = values.metric ?? 'answer';
    if (metric !== 'answer' && metric !== 'order' && metric !== 'revenue')
      return misuse('--metric: answer, order, revenue.');
    const smallest = Number(values.smallest ?? (metric === 'revenue' ? 100 : 0.05));
    if (!(smallest > 0)) misuse('--smallest: eine Zahl über 0.', '--smallest takes a number above 0.');
    const horizonDays = Number(values.horizon ?? 30);
    if (!Number.isInteger(horizonDays) || horizonDays < 1 || horizonDays > 365)
      misuse('--horizon: Tage von 1 bis 365.', '--horizon takes days from 1 to 365.');
    const language = languageOf(values.language);
    const made = await startExperiment(
      await io.openApp(),
      { ...commandActor, language },
      { name, about, share, metric, smallest, horizonDays },
    );
    io.answer(made, language === 'de' ? `Gestartet: ${made.id}` : `Started: ${made.id}`);
    return 0;
  },
};

export const stop: Command = {
  name: 'experiment stop',
  help: say(
    `lotse experiment stop ID

Beendet ein Experiment endgültig; niemand bleibt mehr seinetwegen in Ruhe, und sein Ergebnis bleibt.

  --json           {ok}
`,
    `lotse experiment stop ID

Ends an experiment for good; nobody is left alone for it any more, and its result is kept.

  --json           {ok}
`,
  ),
  async run(args: readonly string[], io: Io): Promise<number> {
    const { positionals, values } = parseArgs({ args: [...args], options: { language: text }, allowPositionals: true });
    const id =
      positionals[0] ??
      misuse(
        'Nennen Sie die ID des Experiments (lotse experiment list).',
        'Give the ID of the experiment (lotse experiment list).',
      );
    if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id))
      misuse(
        'Das ist keine ID eines Experiments (lotse experiment list).',
        'That is no ID of an experiment (lotse experiment list).',
      );
    const language = languageOf(values.language);
    await stopExperiment(await io.openApp(), { ...commandActor, language }, { id });
    io.answer({ ok: true }, language === 'de' ? 'Beendet.' : 'Stopped.');
    return 0;
  },
};
