import type { Command } from './platform/command.ts';

interface Entry {
  /** One line for the overview. */
  readonly summary: string;
  /** Only the chosen command is loaded: `may-contact` must not pay for the database. */
  readonly load: () => Promise<Command>;
}

/** Every command by the words it is called with. The names are a promise. */
export const commands: Readonly<Record<string, Entry>> = {
  start: {
    summary: 'start everything: database, jobs, web page',
    load: () => import('./start-command.ts'),
  },
  today: {
    summary: 'whom to contact now, and why',
    load: () => import('./action/next-best/command.ts'),
  },
  leads: {
    summary: 'leads ready for hand-over, and who has to answer until when',
    load: () => import('./action/leads/command.ts'),
  },
  quality: {
    summary: 'data quality in five dimensions, and what to mend first',
    load: () => import('./insight/quality/command.ts'),
  },
  dedupe: {
    summary: 'look for duplicates among all companies and people',
    load: () => import('./records/dedupe/command.ts'),
  },
  merge: {
    summary: 'make two companies or two people one',
    load: () => import('./records/merging/merge-command.ts'),
  },
  relate: {
    summary: 'relate companies and people without making them one',
    load: () => import('./records/relations/command.ts'),
  },
  unmerge: {
    summary: 'part two merged records again',
    load: () => import('./records/merging/unmerge-command.ts'),
  },
  import: {
    summary: 'take a list into the records (Excel, CSV, business cards)',
    load: () => import('./intake/imports/command.ts'),
  },
  link: {
    summary: 'find the rows of one or two files that mean the same (needs no database)',
    load: () => import('./records/linking/command.ts'),
  },
  compare: {
    summary: 'say for given pairs how likely both sides mean the same (needs no database)',
    load: () => import('./records/linking/command-compare.ts'),
  },
  'user add': {
    summary: 'invite a user and print their one-time link',
    load: () => import('./platform/auth/command.ts'),
  },
  doctor: {
    summary: 'look at everything Lotse needs and say how to mend it',
    load: () => import('./platform/doctor/command.ts'),
  },
  backup: {
    summary: 'write everything into one file',
    load: () => import('./platform/backup/command.ts'),
  },
  restore: {
    summary: 'bring a backup back',
    load: () => import('./oversight/restore/command.ts'),
  },
  'audit verify': {
    summary: 'check the audit log for changes, gaps and a cut-off end',
    load: () => import('./oversight/audit/verify-command.ts'),
  },
  'audit export': {
    summary: 'print the whole audit log (JSON lines or CSV)',
    load: () => import('./oversight/audit/export-command.ts'),
  },
  search: {
    summary: 'search over companies, people, deals, orders and more',
    load: () => import('./desk/search/command.ts'),
  },
  export: {
    summary: 'write a list as CSV, XLSX or JSON',
    load: () => import('./desk/lists/command.ts'),
  },
  pseudonymise: {
    summary: 'replace names, addresses and numbers in a text by stand-ins (JSON, needs no database)',
    load: () => import('./platform/llm/command-pseudonymise.ts'),
  },
  reidentify: {
    summary: 'put the originals back (needs no database)',
    load: () => import('./platform/llm/command-reidentify.ts'),
  },
  'source add': {
    summary: 'watch a source: directory, company site or feed',
    load: async () => (await import('./intake/sources/source-commands.ts')).add,
  },
  'source list': {
    summary: 'watched sources, how they are and what came of them',
    load: async () => (await import('./intake/sources/source-commands.ts')).list,
  },
  'source test': {
    summary: 'see what could be read from an address',
    load: async () => (await import('./intake/sources/source-commands.ts')).test,
  },
  'source run': {
    summary: 'read a source now',
    load: async () => (await import('./intake/sources/source-commands.ts')).run,
  },
  'source deliver': {
    summary: 'give saved pages, a zip or tables to a source of files',
    load: async () => (await import('./intake/sources/source-commands.ts')).deliver,
  },
  'source pause': {
    summary: 'stop fetching a source, or go on',
    load: async () => (await import('./intake/sources/source-commands.ts')).pause,
  },
  watch: {
    summary: 'read every source that is due',
    load: async () => (await import('./intake/sources/source-commands.ts')).watch,
  },
  research: {
    summary: 'fill a list of companies from their own sites (needs no database)',
    load: () => import('./intake/research/command.ts'),
  },
  extract: {
    summary: 'facts of a web page, saved or fetched: company, people, news, entries (needs no database)',
    load: () => import('./intake/extraction/command.ts'),
  },
  'models status': {
    summary: 'model providers, their health and cost, and what each task does',
    load: () => import('./platform/llm/command.ts'),
  },
  'models serve': {
    summary: 'keep your own model (GGUF) running beside Lotse (needs no database)',
    load: () => import('./platform/llm/command-serve.ts'),
  },
  ground: {
    summary: 'check an answer sentence by sentence against its sources (needs no database)',
    load: () => import('./platform/llm/command-ground.ts'),
  },
  'score train': {
    summary: 'learn from a CSV how likely an outcome is (needs no database)',
    load: () => import('./insight/scoring/command-train.ts'),
  },
  'score predict': {
    summary: 'probability, interval and reasons for every row of a CSV',
    load: () => import('./insight/scoring/command-predict.ts'),
  },
  'score explain': {
    summary: 'the model card, or how the probability of a row comes about',
    load: () => import('./insight/scoring/command-explain.ts'),
  },
  rhythm: {
    summary: 'when customers will order next, who is slipping away, and what is at risk (needs no database)',
    load: () => import('./insight/rhythms/command.ts'),
  },
  saturation: {
    summary: 'how much contact accounts and people bear, from a file of contacts (needs no database)',
    load: () => import('./action/saturation/command-saturation.ts'),
  },
  reach: {
    summary: 'best channel and time per person, from a file of contacts (needs no database)',
    load: () => import('./action/saturation/command-reach.ts'),
  },
  'experiment list': {
    summary: 'experiments with held-out accounts and what they say so far',
    load: async () => (await import('./action/experiments/command.ts')).list,
  },
  'experiment start': {
    summary: 'leave a random share of accounts alone, to see what doing it brings',
    load: async () => (await import('./action/experiments/command.ts')).start,
  },
  'experiment stop': {
    summary: 'end an experiment for good',
    load: async () => (await import('./action/experiments/command.ts')).stop,
  },
  'experiment read': {
    summary: 'effect of an experiment with held-out accounts, from a file (needs no database)',
    load: () => import('./action/experiments/command-read.ts'),
  },
  crosssell: {
    summary: 'what each customer is likely to buy next that they do not have, and why (needs no database)',
    load: () => import('./insight/cross-selling/command.ts'),
  },
  forecast: {
    summary: 'forecast time series with bands of 50 and 80 % (needs no database)',
    load: () => import('./insight/forecasting/command.ts'),
  },
  'policy show': {
    summary: 'how far the machine may go, task by task',
    load: () => import('./oversight/policy/show-command.ts'),
  },
  'policy set': {
    summary: 'set how far the machine may go with a task, or preview it',
    load: () => import('./oversight/policy/set-command.ts'),
  },
  'consent add': {
    summary: 'record a consent, a presumption or a withdrawal',
    load: () => import('./oversight/consent/add-command.ts'),
  },
  'consent show': {
    summary: 'what is recorded about a contact point, and whether it may be used',
    load: () => import('./oversight/consent/show-command.ts'),
  },
  'consent list': {
    summary: 'every consent, withdrawal and objection, filtered and sorted',
    load: () => import('./desk/lists/consents-command.ts'),
  },
  'consent object': {
    summary: 'record an objection, counting from now',
    load: () => import('./oversight/consent/object-command.ts'),
  },
  'score audit': {
    summary: 'compare groups: selection, calibration, errors, proxies',
    load: () => import('./insight/scoring/command-audit.ts'),
  },
  'subject export': {
    summary: 'everything stored about one person (Art. 15 GDPR)',
    load: () => import('./oversight/subject/export-command.ts'),
  },
  'subject erase': {
    summary: 'erase one person everywhere, with a report (Art. 17 GDPR)',
    load: () => import('./oversight/subject/erase-command.ts'),
  },
  'may-contact': {
    summary: 'answer whether somebody may be contacted (JSON lines, needs no database)',
    load: () => import('./oversight/contact-law/command.ts'),
  },
};

/** The command that the arguments begin with; names of two words win over names of one. */
export function findCommand(args: readonly string[]): { name: string; rest: readonly string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    if (args.length >= words && Object.hasOwn(commands, name)) return { name, rest: args.slice(words) };
  }
  return undefined;
}

/** The name most like what was typed; undefined where nothing is near. */
export function nearestCommand(args: readonly string[]): string | undefined {
  let best: { name: string; steps: number } | undefined;
  for (const name of Object.keys(commands)) {
    const typed = args.slice(0, name.split(' ').length).join(' ').toLowerCase();
    const steps = typed !== '' && name.startsWith(typed) ? 1 : editSteps(typed, name);
    if (!best || steps < best.steps) best = { name, steps };
  }
  return best && best.steps <= Math.max(2, best.name.length / 3) ? best.name : undefined;
}

/** Optimal string alignment distance: insertions, deletions, replacements and swapped neighbours. */
function editSteps(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, n) => n);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      let steps = Math.min(replaced, row[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        steps = Math.min(steps, before[j - 2]! + 1);
      next.push(steps);
    }
    before = row;
    row = next;
  }
  return row[to.length]!;
}
