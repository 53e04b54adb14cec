import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import { openEndpoint } from './open-endpoint.ts';
import { ModelFault, type Refusal } from './outcome.ts';
import { readAnswer } from './read-answer.ts';
import { sendRequest } from './send-request.ts';
import { findProvider } from './store.ts';
import { refusalIn } from './words.ts';

/** Asks for one word. Nothing of the company is in the question, so nothing needs hiding. @throws Failure `not-found` */
export async function testProvider(app: App, actor: Pick<Actor, 'language'>, id: string) {
  const provider = await findProvider(app.db, id);
  if (!provider) fail('not-found', { kind: 'model-provider' });
  const started = performance.now();
  const spent = () => Math.round(performance.now() - started);
  try {
    const { endpoint, local } = await openEndpoint(app, provider);
    const body = {
      model: provider.model,
      stream: true,
      max_tokens: 200,
      messages: [{ role: 'user', content: 'Reply with the single word: ready' }],
    };
    const signal = AbortSignal.timeout(20_000);
    const answer = await readAnswer(
      await sendRequest(endpoint, '/chat/completions', body, signal),
      { mostLetters: 2000 },
      () => {},
    );
    const said = answer.text.trim().slice(0, 60);
    return {
      ok: true,
      text: actor.language === 'de' ? `Das Modell antwortet: „${said}“` : `The model answers: “${said}”`,
      durationMs: spent(),
      local,
    };
  } catch (error) {
    const refusal: Refusal =
      error instanceof ModelFault
        ? error.refusal
        : error instanceof Error && error.name === 'TimeoutError'
          ? 'time-limit'
          : 'provider-error';
    // A short test answer may be cut by its own limit; the model is there.
    if (refusal === 'cut-off')
      return {
        ok: true,
        text: actor.language === 'de' ? 'Das Modell antwortet.' : 'The model answers.',
        durationMs: spent(),
        local: false,
      };
    return { ok: false, text: refusalIn(refusal, actor.language), durationMs: spent(), local: false };
  }
}
