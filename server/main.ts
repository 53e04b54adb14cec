import * as briefing from './action/briefing/index.ts';
import * as drafts from './action/drafts/index.ts';
import * as experiments from './action/experiments/index.ts';
import * as leads from './action/leads/index.ts';
import * as lessons from './action/lessons/index.ts';
import * as nextBest from './action/next-best/index.ts';
import * as optIns from './action/opt-ins/index.ts';
import * as outbox from './action/outbox/index.ts';
import * as saturation from './action/saturation/index.ts';
import * as actionSubject from './action/subject/index.ts';
import * as touches from './action/touches/index.ts';
import * as account from './desk/account/index.ts';
import * as findings from './desk/findings/index.ts';
import * as lists from './desk/lists/index.ts';
import * as search from './desk/search/index.ts';
import * as crossSelling from './insight/cross-selling/index.ts';
import * as dealScores from './insight/deal-scores/index.ts';
import * as leadScores from './insight/lead-scores/index.ts';
import * as learning from './insight/learning/index.ts';
import * as maturity from './insight/maturity/index.ts';
import * as pipeline from './insight/pipeline/index.ts';
import * as quality from './insight/quality/index.ts';
import * as refresh from './insight/refresh/index.ts';
import * as rhythms from './insight/rhythms/index.ts';
import * as scores from './insight/scores/index.ts';
import * as silence from './insight/silence/index.ts';
import * as digestDrafts from './intake/digest-drafts/index.ts';
import * as example from './intake/example/index.ts';
import * as imports from './intake/imports/index.ts';
import * as recipes from './intake/recipes/index.ts';
import * as research from './intake/research/index.ts';
import * as sources from './intake/sources/index.ts';
import * as intakeSubject from './intake/subject/index.ts';
import * as territories from './intake/territories/index.ts';
import * as audit from './oversight/audit/index.ts';
import * as checks from './oversight/checks/index.ts';
import * as consent from './oversight/consent/index.ts';
import * as policy from './oversight/policy/index.ts';
import * as proposals from './oversight/proposals/index.ts';
import * as subject from './oversight/subject/index.ts';
import type { App } from './platform/app.ts';
import * as auth from './platform/auth/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { type Db, type HomeDatabase, joinHomeDatabase, migrate, openDatabase } from './platform/db/index.ts';
import { createEvents } from './platform/events.ts';
import type { Feature } from './platform/feature.ts';
import * as platformJobs from './platform/jobs/index.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import { openQueue, type Queue } from './platform/jobs/queue.ts';
import * as models from './platform/llm/index.ts';
import { type Log, silentLog } from './platform/log/index.ts';
import { openSecrets, type Secrets } from './platform/secrets.ts';
import * as settings from './platform/settings/index.ts';
import { openSignals, type Signals } from './platform/signals.ts';
import * as system from './platform/system/index.ts';
import * as activities from './records/activities/index.ts';
import * as companies from './records/companies/index.ts';
import * as customFields from './records/custom-fields/index.ts';
import * as deals from './records/deals/index.ts';
import * as dedupe from './records/dedupe/index.ts';
import * as derivation from './records/derivation/index.ts';
import * as editing from './records/editing/index.ts';
import * as exampleRecords from './records/example/index.ts';
import * as history from './records/history/index.ts';
import * as knownNames from './records/known-names/index.ts';
import * as matching from './records/matching/index.ts';
import * as merging from './records/merging/index.ts';
import * as people from './records/people/index.ts';
import * as relations from './records/relations/index.ts';
import * as sales from './records/sales/index.ts';
import * as searchWords from './records/search-words/index.ts';
import * as signals from './records/signals/index.ts';
import * as recordsSubject from './records/subject/index.ts';
import * as trash from './records/trash/index.ts';
import * as views from './records/views/index.ts';

/** Every feature there is, in the order of the stages: subscribers run in this order. The only place that knows all. */
export const features: readonly Feature[] = [
  auth,
  settings,
  platformJobs,
  models,
  system,
  policy,
  proposals,
  checks,
  consent,
  audit,
  subject,
  imports,
  sources,
  recipes,
  research,
  territories,
  digestDrafts,
  intakeSubject,
  example,
  derivation,
  editing,
  matching,
  merging,
  dedupe,
  relations,
  companies,
  people,
  deals,
  sales,
  activities,
  customFields,
  history,
  exampleRecords,
  searchWords,
  recordsSubject,
  knownNames,
  signals,
  views,
  trash,
  scores,
  rhythms,
  learning,
  leadScores,
  dealScores,
  silence,
  crossSelling,
  pipeline,
  refresh,
  quality,
  maturity,
  touches,
  leads,
  saturation,
  experiments,
  nextBest,
  drafts,
  briefing,
  lessons,
  outbox,
  optIns,
  actionSubject,
  lists,
  search,
  account,
  findings,
];

interface Parts {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly home: string;
  readonly secrets: Secrets;
  readonly clock?: Clock;
  readonly log?: Log;
}

/** Puts an app together from its outside world and lets every feature register. */
export function composeApp(parts: Parts, signIn: auth.SignInOptions): App {
  const app: App = { clock: systemClock, log: silentLog, ...parts, events: createEvents() };
  auth.openSignIn(app, signIn);
  for (const feature of features) feature.register?.(app);
  return app;
}

export interface OpenedApp {
  readonly app: App;
  readonly queue: Queue;
  readonly signals: Signals;
  readonly database: HomeDatabase;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly config: Config;
  readonly database: HomeDatabase;
  readonly log: Log;
  readonly url: string;
  readonly connections?: number;
}

/** The app on a database that is there: migrated, composed, its queue not yet started. If that fails, nothing stays open. */
export async function assembleApp(options: OpenOptions): Promise<OpenedApp> {
  const { config, database, log, url } = options;
  const db = openDatabase(database.url, {
    max: options.connections ?? 10,
    onIdleError: (error) => log.warn('database connection lost', { error }),
  });
  const signals = openSignals(database.url, (error) => log.warn('signal connection lost', { error }));
  const queue = openQueue({ url: database.url, db, clock: systemClock, log, signals });
  const close = async () => {
    await queue.stop();
    await signals.close();
    await db.destroy();
    await database.close();
  };
  try {
    const applied = await migrate(db);
    if (applied.length > 0) log.info('migrations applied', { count: applied.length });
    const secrets = openSecrets(config.home, config.secret);
    const app = composeApp({ db, jobs: queue.jobs, home: config.home, secrets, log }, { url, oidc: config.oidc });
    return { app, queue, signals, database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * For a command: joins the running app or starts the database for itself. Jobs that it sends are done by the running app;
 * where none runs, by this process, until it closes.
 */
export async function openApp(
  config: Config,
  command: string,
  onEvent: (text: string) => void = () => {},
): Promise<OpenedApp> {
  const database = await joinHomeDatabase({ home: config.home, databaseUrl: config.databaseUrl, command, onEvent });
  const url = config.url ?? `http://localhost:${config.port}`;
  const opened = await assembleApp({ config, database, log: silentLog, url, connections: 4 });
  try {
    await opened.queue.start({ work: database.kind === 'own', alone: database.kind === 'own' });
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}
