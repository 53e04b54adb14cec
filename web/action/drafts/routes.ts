import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const promptsRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/prompts',
  beforeLoad: onlyWith('policy.edit'),
  loader: () => void queries.prefetchQuery(api.action.drafts.prompts.queryOptions()),
  component: lazyRouteComponent(() => import('./prompts-page.tsx'), 'PromptsPage'),
});

export const promptRoutes = [promptsRoute];
