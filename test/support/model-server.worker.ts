import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

// An OpenAI-compatible server that behaves as its model is called: a process of its own, started by model-server.ts.
// Every body that arrives is kept as it came and can be fetched: what the recorder does not see has not left.
const recorded: string[] = [];
let counter = 0;
let said = 'Vielen Dank für Ihre Nachricht. Wir melden uns bei Ihnen, sobald die Unterlagen vorliegen.';

interface Body {
  readonly model: string;
  readonly messages: readonly { readonly content: string }[];
  readonly stream?: boolean;
}

const server = createServer(async (request, response) => {
  const body = await text(request);
  if (request.url === '/recorded') return void response.end(JSON.stringify(recorded));
  if (request.url === '/say') {
    said = body;
    recorded.length = 0;
    counter = 0;
    return void response.end('ok');
  }
  recorded.push(body);
  counter++;
  const asked = JSON.parse(body) as Body;
  const behave = behaviours[asked.model] ?? (() => answer(response, said, asked.stream === true));
  behave(response, asked);
});

const behaviours: Readonly<Record<string, (response: ServerResponse, asked: Body) => void>> = {
  echo: (response, asked) => answer(response, asked.messages.at(-1)?.content ?? '', asked.stream === true),
  whole: (response) => answer(response, said, false),
  letters: (response) => answer(response, said, true, 1),
  english: (response, asked) =>
    answer(
      response,
      'Thank you for your message. We will get back to you as soon as the documents are here and you have what you need.',
      asked.stream === true,
    ),
  'html-text': (response, asked) =>
    answer(response, '<div>Vielen Dank für Ihre Nachricht.</div>', asked.stream === true),
  placeholder: (response, asked) =>
    answer(response, 'Sehr geehrte Frau [Name], vielen Dank für Ihre Anfrage.', asked.stream === true),
  empty: (response, asked) => answer(response, '', asked.stream === true),
  'bad-json': (response, asked) => answer(response, '{"title": 5', asked.stream === true),
  'html-page': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Anmelden</title>');
  },
  redirect: (response) => {
    response.writeHead(302, { location: 'http://198.51.100.7/v1/chat/completions' });
    response.end();
  },
  garbage: (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end('data: {"choices": [{"delta": }\n\ndata: \u0000\u0001\n\n');
  },
  'cut-off': (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: 'Vielen Dank für' } }] })}\n\n`);
    setTimeout(() => response.destroy(), 20);
  },
  'cut-length': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ message: { content: 'Vielen Dank für' }, finish_reason: 'length' }] }));
  },
  endless: (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const go = () => {
      while (
        !response.destroyed &&
        response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: 'immer weiter '.repeat(40) } }] })}\n\n`)
      );
      if (!response.destroyed) response.once('drain', go);
    };
    go();
  },
  slow: (response) => {
    setTimeout(() => answer(response, said, true), 60_000).unref();
  },
  'no-answer': () => {},
  'error-500': (response) => {
    response.writeHead(500, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"Köster leaked in an error"}}');
  },
  unauthorised: (response) => {
    response.writeHead(401);
    response.end();
  },
  'third-time': (response, asked) => {
    if (counter % 3 !== 0) {
      response.writeHead(503, { 'retry-after': '0' });
      response.end();
    } else answer(response, said, asked.stream === true);
  },
  'german-second-time': (response, asked) =>
    counter % 2 === 1 ? behaviours['english']!(response, asked) : answer(response, said, asked.stream === true),
  tool: (response, asked) => {
    const name = /\p{Lu}\p{L}+(?=s? Rückruf)/u.exec(asked.messages.at(-1)?.content ?? '')?.[0] ?? 'niemand';
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (call: object) =>
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { tool_calls: [call] } }] })}\n\n`);
    send({ index: 0, function: { name: 'find_company', arguments: '' } });
    for (const piece of JSON.stringify({ name }).match(/.{1,4}/gu) ?? [])
      send({ index: 0, function: { arguments: piece } });
    response.end('data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}\n\ndata: [DONE]\n\n');
  },
  'unknown-tool': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        choices: [
          {
            message: { content: null, tool_calls: [{ function: { name: 'delete_everything', arguments: '{}' } }] },
            finish_reason: 'tool_calls',
          },
        ],
      }),
    );
  },
};

function answer(response: ServerResponse, content: string, stream: boolean, size = 7): void {
  const usage = { prompt_tokens: 100, completion_tokens: 50 };
  if (!stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ message: { content }, finish_reason: 'stop' }], usage }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (let at = 0; at < content.length; at += size)
    response.write(
      `data: ${JSON.stringify({ choices: [{ delta: { content: content.slice(at, at + size) } }] })}\r\n\r\n`,
    );
  response.end(
    `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }], usage })}\n\ndata: [DONE]\n\n`,
  );
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.on('disconnect', () => process.exit(0));
