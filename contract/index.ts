import { briefing, drafts, lessons } from './action/drafts.ts';
import { experiments } from './action/experiments.ts';
import { leads } from './action/leads.ts';
import { nextBest } from './action/next-best.ts';
import { optIns } from './action/opt-ins.ts';
import { outbox } from './action/outbox.ts';
import { saturation } from './action/saturation.ts';
import { account } from './desk/account.ts';
import { findings } from './desk/findings.ts';
import { lists } from './desk/lists.ts';
import { search } from './desk/search.ts';
import { crossSelling } from './insight/cross-selling.ts';
import { dealScores } from './insight/deal-scores.ts';
import { leadScores } from './insight/lead-scores.ts';
import { learning } from './insight/learning.ts';
import { maturity } from './insight/maturity.ts';
import { pipeline } from './insight/pipeline.ts';
import { quality } from './insight/quality.ts';
import { refresh } from './insight/refresh.ts';
import { scores } from './insight/scores.ts';
import { silence } from './insight/silence.ts';
import { digestDrafts } from './intake/digest-drafts.ts';
import { example } from './intake/example.ts';
import { imports } from './intake/imports.ts';
import { recipes } from './intake/recipes.ts';
import { research } from './intake/research.ts';
import { sources } from './intake/sources.ts';
import { territories } from './intake/territories.ts';
import { audit } from './oversight/audit.ts';
import { checks } from './oversight/checks.ts';
import { consent } from './oversight/consent.ts';
import { policy } from './oversight/policy.ts';
import { proposals } from './oversight/proposals.ts';
import { subject } from './oversight/subject.ts';
import { apiKeys } from './platform/api-keys.ts';
import { jobs } from './platform/jobs.ts';
import { models } from './platform/models.ts';
import { session } from './platform/session.ts';
import { settings } from './platform/settings.ts';
import { system } from './platform/system.ts';
import { teams, users } from './platform/users.ts';
import { activities, tasks } from './records/activities.ts';
import { companies } from './records/companies.ts';
import { deals } from './records/deals.ts';
import { dedupe } from './records/dedupe.ts';
import { fields } from './records/fields.ts';
import { merges } from './records/merges.ts';
import { people } from './records/people.ts';
import { relations } from './records/relations.ts';
import { orders, products, quotes } from './records/sales.ts';
import { trash } from './records/trash.ts';
import { views } from './records/views.ts';

/** Everything a client may say. Plain nesting only: the server finds a route by the identity of its procedure. */
export const contract = {
  platform: { session, users, teams, apiKeys, settings, system, jobs, models },
  intake: { imports, sources, recipes, research, territories, digestDrafts, example },
  records: {
    companies,
    people,
    merges,
    dedupe,
    relations,
    deals,
    products,
    orders,
    quotes,
    activities,
    tasks,
    fields,
    views,
    trash,
  },
  insight: { scores, leadScores, dealScores, learning, silence, crossSelling, pipeline, refresh, quality, maturity },
  action: { leads, nextBest, saturation, experiments, outbox, optIns, drafts, briefing, lessons },
  desk: { lists, search, account, findings },
  oversight: { policy, proposals, checks, consent, audit, subject },
};

export type Contract = typeof contract;
