import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { controlRoute, onlyWith } from '../../app/control.ts';

const trashRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/papierkorb',
  beforeLoad: onlyWith('records.delete'),
  component: lazyRouteComponent(() => import('./trash-page.tsx'), 'TrashPage'),
});

export const trashRoutes = [trashRoute];
