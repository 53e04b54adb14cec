import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';
import { auditOptions, readAuditSearch } from './audit-data.ts';
import { readAutonomy } from './policy-roles.ts';

const startRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/steuerung/autonomie', replace: true });
  },
});

const autonomyRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/autonomie',
  validateSearch: readAutonomy,
  loader: () => void queries.prefetchQuery(api.oversight.policy.list.queryOptions()),
  component: lazyRouteComponent(() => import('./autonomy-page.tsx'), 'AutonomyPage'),
});

const consentRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/einwilligungen',
  validateSearch: ({ kontakt }): { readonly kontakt?: string } =>
    typeof kontakt === 'string' && kontakt.length <= 500 ? { kontakt } : {},
  loader: () => void queries.prefetchQuery(api.oversight.consent.overview.queryOptions()),
  component: lazyRouteComponent(() => import('./consent-page.tsx'), 'ConsentPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/protokoll',
  validateSearch: readAuditSearch,
  loaderDeps: ({ search }) => search,
  beforeLoad: onlyWith('audit.read'),
  loader: ({ deps }) => void queries.prefetchInfiniteQuery(auditOptions(deps)),
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

const scoresRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/bewertung',
  loader: () => void queries.prefetchQuery(api.insight.scores.rules.queryOptions()),
  component: lazyRouteComponent(() => import('../../insight/scores/rules-page.tsx'), 'RulesPage'),
});

const checksRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/stichproben',
  beforeLoad: onlyWith('review.decide'),
  loader: () => void queries.prefetchQuery(api.oversight.checks.list.queryOptions()),
  component: lazyRouteComponent(() => import('../checks/checks-page.tsx'), 'ChecksPage'),
});

const subjectRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/betroffenenrechte',
  beforeLoad: onlyWith('system.manage'),
  loader: () => void queries.prefetchQuery(api.oversight.subject.retention.queryOptions()),
  component: lazyRouteComponent(() => import('../subject/subject-page.tsx'), 'SubjectPage'),
});

export const oversightRoutes = [
  startRoute,
  autonomyRoute,
  checksRoute,
  subjectRoute,
  consentRoute,
  scoresRoute,
  auditRoute,
];
