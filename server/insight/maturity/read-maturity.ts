import { countKeys, measureMaturity } from '#engines/maturity/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Counts, changedSince, countEverything, fewRecords, newestCounts, putCounts } from './store.ts';
import { countIn, phaseIn, stepIn, toolIn, toolStageIn } from './words.ts';

const MINUTE = 60_000;

export async function countForMaturity(app: App): Promise<void> {
  const now = app.clock.now();
  await putCounts(
    app.db,
    now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' }),
    await countEverything(app.db),
    now,
  );
}

/** The newest counts; where there are few records they are counted on the spot, at most once a minute, so that a first import shows at once. */
async function currentCounts(app: App): Promise<{ day: string; counts: Counts }> {
  const newest = await newestCounts(app.db);
  const old = !newest || app.clock.now().getTime() - newest.computedAt.getTime() > MINUTE;
  if (!newest || (old && (await fewRecords(app.db)) && (await changedSince(app.db, newest.computedAt))))
    await countForMaturity(app);
  const found = await newestCounts(app.db);
  const counts = Object.fromEntries(countKeys.map((key) => [key, found?.counts[key] ?? 0])) as Counts;
  return { day: found?.day ?? app.clock.now().toISOString().slice(0, 10), counts };
}

/** Stage 1 to 3 of each tool along the customer journey, from counts that are shown, with the one step that lifts most. */
export async function readMaturity(app: App, actor: Actor) {
  const { language } = actor;
  const { day, counts } = await currentCounts(app);
  const { tools, phases, overall, step } = measureMaturity(counts);
  return {
    countedOn: day,
    overall,
    phases: phases.map(({ phase, stage }) => ({
      phase,
      label: phaseIn(phase, language),
      stage,
      tools: tools
        .filter((tool) => tool.phase === phase)
        .map((tool) => ({
          tool: tool.tool,
          label: toolIn(tool.tool, language),
          stage: tool.stage,
          does: toolStageIn(tool.tool, tool.stage, language),
          adds: tool.stage === 3 ? null : toolStageIn(tool.tool, tool.stage + 1, language),
          next: tool.next.map((one) => ({ ...one, label: countIn(one.count, language) })),
        })),
    })),
    step:
      step === null
        ? null
        : {
            ...{ count: step.count, label: countIn(step.count, language), have: step.have, need: step.need },
            text: stepIn(step, language),
            lifts: step.lifts.map((tool) => toolIn(tool, language)),
            helps: step.helps.map((tool) => toolIn(tool, language)),
          },
    counts: countKeys.map((count) => ({ count, label: countIn(count, language), have: counts[count] })),
  };
}
