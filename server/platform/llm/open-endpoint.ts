import type { App } from '../app.ts';
import { unseal } from '../sealed.ts';
import { resolveHost } from './local-address.ts';
import { ModelFault } from './outcome.ts';
import type { StoredProvider } from './store.ts';

/** Where a provider is reached, and whether that is in the house. @throws ModelFault `provider-incomplete`, `not-local`, `unreachable` */
export async function openEndpoint(app: App, provider: StoredProvider) {
  const url = new URL(provider.baseUrl);
  const resolved = await resolveHost(url.hostname).catch((cause: unknown) => {
    throw new ModelFault('unreachable', { cause });
  });
  const local = provider.kind === 'local' && resolved.local;
  if (provider.kind === 'local' && !resolved.local) throw new ModelFault('not-local');
  if (!local && !(provider.contractReference && provider.region && provider.noTraining))
    throw new ModelFault('provider-incomplete');
  const apiKey = provider.apiKey ? unseal(app.secrets, 'model-key', provider.apiKey) : null;
  return { endpoint: { baseUrl: provider.baseUrl, apiKey, resolved }, local };
}
