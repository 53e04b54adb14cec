import { oc } from '@orpc/contract';
import { z } from 'zod';

export const system = {
  health: oc.route({ method: 'GET', path: '/system/health', summary: 'State of database, migrations and jobs' }).output(
    z.object({
      version: z.string(),
      startedAt: z.iso.datetime(),
      database: z.object({ version: z.string(), sizeBytes: z.number().int(), embedded: z.boolean() }),
      migrations: z.object({ applied: z.number().int(), pending: z.number().int() }),
      queues: z.array(
        z.object({ name: z.string(), waiting: z.number().int(), active: z.number().int(), failed: z.number().int() }),
      ),
      memoryBytes: z.number().int(),
    }),
  ),
};
