import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute, onlyWith } from '../../app/control.ts';

const settingsRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/einstellungen',
  beforeLoad: onlyWith('policy.edit'),
  loader: () => void queries.prefetchQuery(api.platform.settings.list.queryOptions()),
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
});

export const settingRoutes = [settingsRoute];
