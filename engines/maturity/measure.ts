import { type CountKey, ladder, type Phase, type Requirement, type Rung, type Tool } from './ladder.ts';

export type { CountKey, Phase, Tool };

export type Counts = Readonly<Record<CountKey, number>>;

export interface RequirementState {
  readonly count: CountKey;
  readonly have: number;
  readonly need: number;
}

export interface ToolMaturity {
  readonly tool: Tool;
  readonly phase: Phase;
  readonly stage: 1 | 2 | 3;
  /** What the next stage asks for; empty at stage 3. */
  readonly next: readonly RequirementState[];
}

export interface Maturity {
  readonly tools: readonly ToolMaturity[];
  /** Mean of the phase's tools, one decimal. */
  readonly phases: readonly { readonly phase: Phase; readonly stage: number }[];
  readonly overall: number;
  /** The one thing to collect next; null when every tool stands at 3. */
  readonly step: {
    readonly count: CountKey;
    readonly have: number;
    readonly need: number;
    /** Tools that rise by it at once. */
    readonly lifts: readonly Tool[];
    /** Tools for which it is one of several things still wanted. */
    readonly helps: readonly Tool[];
  } | null;
}

function stateOf({ count, atLeast, share }: Requirement, counts: Counts): RequirementState {
  const need = Math.max(atLeast, share === undefined ? 0 : Math.ceil(counts[share.of] * share.part));
  return { count, have: counts[count], need };
}

const isMet = ({ have, need }: RequirementState): boolean => have >= need;

function toolMaturity({ tool, phase, stage2, stage3 }: Rung, counts: Counts): ToolMaturity {
  const second = stage2.map((requirement) => stateOf(requirement, counts));
  if (!second.every(isMet)) return { tool, phase, stage: 1, next: second };
  const third = stage3.map((requirement) => stateOf(requirement, counts));
  if (!third.every(isMet)) return { tool, phase, stage: 2, next: third };
  return { tool, phase, stage: 3, next: [] };
}

const mean = (values: readonly number[]): number =>
  Math.round((10 * values.reduce((a, b) => a + b, 0)) / values.length) / 10;

/**
 * The stage (1 hardly any data, 2 some, 3 rich) of every tool along the customer journey, from counts, and the one step that lifts
 * most. A step is "bring one count to the figure that a tool asks for next"; it is worth the tools that rise at once, then the
 * tools that it brings nearer, then the least relative effort.
 */
export function measureMaturity(counts: Counts): Maturity {
  const tools = ladder.map((rung) => toolMaturity(rung, counts));
  const phases = [...new Set(ladder.map(({ phase }) => phase))].map((phase) => ({
    phase,
    stage: mean(tools.filter((tool) => tool.phase === phase).map(({ stage }) => stage)),
  }));
  return { tools, phases, overall: mean(tools.map(({ stage }) => stage)), step: bestStep(tools, counts) };
}

function bestStep(tools: readonly ToolMaturity[], counts: Counts): Maturity['step'] {
  const open = tools.flatMap(({ next }) => next.filter((requirement) => !isMet(requirement)));
  const steps = open.map(({ count, have, need }) => {
    const after = { ...counts, [count]: need };
    const lifts = ladder
      .filter((rung, index) => toolMaturity(rung, after).stage > tools[index]!.stage)
      .map(({ tool }) => tool);
    const helps = tools
      .filter(({ tool, next }) => !lifts.includes(tool) && next.some((other) => other.count === count && !isMet(other)))
      .map(({ tool }) => tool);
    return { count, have, need, lifts, helps };
  });
  const effort = (step: { have: number; need: number }): number => (step.need - step.have) / step.need;
  steps.sort((a, b) => b.lifts.length - a.lifts.length || effort(a) - effort(b) || b.helps.length - a.helps.length);
  return steps[0] ?? null;
}
