import type { Probes } from '#test/support/probe.ts';

export const probes: Probes = {
  'platform.settings.list': { input: () => undefined },
  'platform.settings.change': {
    input: () => ({ key: 'company.name', value: 'Beispiel GmbH' }),
    // The route takes policy.edit, this setting system.manage.
    status: (role) => (role === 'admin' ? 200 : 403),
  },
};
