import type { Registry } from './registry.ts';
import { openRawRoute, type RawRoute } from './route.ts';

/** /api and /api/openapi.json. Open to all: they tell what anybody can read in the source. */
export function documentRoutes(registry: Registry): readonly RawRoute[] {
  return [
    openRawRoute({ name: 'platform.apiDocument', method: 'GET', path: '/api/openapi.json' }, async () => {
      const { openApiDocument } = await import('./openapi.ts');
      return Response.json(await openApiDocument(registry));
    }),
    openRawRoute({ name: 'platform.apiPage', method: 'GET', path: '/api' }, async () => {
      const [{ openApiDocument }, { apiPage }] = await Promise.all([import('./openapi.ts'), import('./api-page.ts')]);
      return apiPage(await openApiDocument(registry));
    }),
  ];
}
