import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { controlRoute } from '../../app/control.ts';

const lessonsRoute = createRoute({
  getParentRoute: () => controlRoute,
  path: '/lektionen',
  loader: () => void queries.prefetchQuery(api.action.lessons.list.queryOptions()),
  component: lazyRouteComponent(() => import('./lessons-page.tsx'), 'LessonsPage'),
});

export const lessonRoutes = [lessonsRoute];
