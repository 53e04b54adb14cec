import { z } from 'zod';
import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { authenticate } from '../auth/index.ts';
import { CHANGES, type Signals } from '../signals.ts';
import { type RawRoute, rawRoute } from './route.ts';

/** A stream ends within this time of its session's end. */
const CHECK_MS = 2_500;
const BEATS_PER_HEARTBEAT = 6;
/** Streams per person: browsers open one per tab, and each holds a socket. */
const MOST_PER_PERSON = 20;

const changeSchema = z.object({
  topic: z.string(),
  userId: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

interface Listener {
  readonly actor: Actor;
  readonly tell: (event: string) => void;
}

/**
 * `GET /events`: server-sent events, one JSON object each: `{topic, facts}`. `{"topic":"reconnected"}` means that some may be missing.
 * What somebody says in another process arrives too. The stream ends when the session does.
 */
export async function createEventsRoute(app: App, signals: Signals): Promise<RawRoute> {
  const listeners = new Set<Listener>();
  const tellAll = (word: string) => {
    const parsed = changeSchema.safeParse(JSON.parse(word));
    if (!parsed.success) return;
    const { userId, ...shown } = parsed.data;
    const event = `data: ${JSON.stringify(shown)}\n\n`;
    for (const listener of listeners) if (userId === undefined || listener.actor.id === userId) listener.tell(event);
  };
  const lost = () => {
    for (const listener of listeners) listener.tell('data: {"topic":"reconnected"}\n\n');
  };
  await signals.listen(CHANGES, tellAll, lost);

  return rawRoute(
    { name: 'platform.events', method: 'GET', path: '/events', right: 'signed-in' },
    async ({ actor, request, exchange }) => {
      const mine = [...listeners].filter((listener) => listener.actor.id === actor.id).length;
      if (mine >= MOST_PER_PERSON) return new Response(null, { status: 429, headers: { 'retry-after': '30' } });
      const bytes = new TextEncoder();
      let close = () => {};
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const listener: Listener = { actor, tell: (event) => controller.enqueue(bytes.encode(event)) };
          listeners.add(listener);
          listener.tell('retry: 2000\n\n');
          let beats = 0;
          const timer = setInterval(async () => {
            const still = await authenticate(app, exchange.headers).catch(() => null);
            if (still === null || still.actor?.id !== actor.id) return close();
            beats += 1;
            if (beats % BEATS_PER_HEARTBEAT === 0) listener.tell(': still here\n\n');
          }, CHECK_MS);
          close = () => {
            clearInterval(timer);
            if (listeners.delete(listener)) controller.close();
          };
          request.signal.addEventListener('abort', close, { once: true });
        },
        cancel: () => close(),
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      });
    },
  );
}
