import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api, queries } from '../../app/api.ts';
import { shellRoute } from '../../app/root.tsx';
import { readListAddress } from '../../desk/lists/list-address.ts';
import type { SaleList } from './sale-kinds.ts';

function columnsFirst(list: SaleList): void {
  void queries.prefetchQuery({ ...api.desk.lists.columns.queryOptions({ input: { list } }), staleTime: 300_000 });
}

const productsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/produkte',
  validateSearch: readListAddress,
  loader: () => columnsFirst('products'),
  component: lazyRouteComponent(() => import('./sales-page.tsx'), 'ProductsPage'),
});

const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/auftraege',
  validateSearch: readListAddress,
  loader: () => columnsFirst('orders'),
  component: lazyRouteComponent(() => import('./sales-page.tsx'), 'OrdersPage'),
});

const quotesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/angebote',
  validateSearch: readListAddress,
  loader: () => columnsFirst('quotes'),
  component: lazyRouteComponent(() => import('./sales-page.tsx'), 'QuotesPage'),
});

export const salesRoutes = [productsRoute, ordersRoute, quotesRoute];
