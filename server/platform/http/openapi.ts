import type { OpenAPI } from '@orpc/openapi';
import { contract } from '#contract/index.ts';
import { version } from '../version.ts';
import type { Registry } from './registry.ts';

let made: Promise<OpenAPI.Document> | null = null;

/** The OpenAPI 3.1 document of everything below /api/v1. Made at the first question: it takes a moment and nobody may ask. */
export function openApiDocument(registry: Registry): Promise<OpenAPI.Document> {
  made ??= generate(registry);
  return made;
}

async function generate(registry: Registry): Promise<OpenAPI.Document> {
  const [{ OpenAPIGenerator }, { ZodToJsonSchemaConverter }] = await Promise.all([
    import('@orpc/openapi'),
    import('@orpc/zod/zod4'),
  ]);
  const document = await new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(
    contract,
    {
      info: {
        title: 'Lotse',
        version,
        description:
          'Send an API key as "Authorization: Bearer lotse_…". Failures answer {code, facts, message}: branch on code, show message. Amounts are whole cents, days YYYY-MM-DD, moments ISO 8601 in UTC.',
      },
      servers: [{ url: '/api/v1' }],
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      customErrorResponseBodySchema: {
        type: 'object',
        properties: { code: { type: 'string' }, facts: { type: 'object' }, message: { type: 'string' } },
        required: ['code', 'facts', 'message'],
      },
    },
  );
  for (const entry of registry.values()) {
    const operation = document.paths?.[entry.path]?.[entry.method.toLowerCase() as 'get'];
    if (!operation) continue;
    operation.tags = [entry.name.split('.').slice(0, -1).join(' ')];
    operation.operationId = entry.name;
    operation.description = `Who: ${entry.access === 'anyone' || entry.access === 'signed-in' ? entry.access : `${entry.roles.join(', ')} (right ${entry.access})`}`;
  }
  return document;
}
