import type { RawProbes } from '#test/support/probe.ts';

export const rawProbes: RawProbes = {
  'platform.apiDocument': { request: async () => ['/api/openapi.json'] },
  'platform.apiPage': { request: async () => ['/api'] },
  'platform.upload': {
    request: async () => ['/upload?name=kunden.csv', { method: 'POST', body: 'Firma;Ort\nMüller;Ulm\n' }],
  },
};
