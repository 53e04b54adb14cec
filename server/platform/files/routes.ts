import { fail } from '../failure.ts';
import { type RawRoute, rawRoute } from '../http/index.ts';
import { keepFile } from './keep-file.ts';

/**
 * `POST /upload?name=kunden.xlsx` with the bytes as the body: streamed to disk, never held in memory.
 * Answers `{id, name, size, sha256}`.
 */
export function uploadRoute(limitBytes: number): RawRoute {
  return rawRoute(
    { name: 'platform.upload', method: 'POST', path: '/upload', right: 'import.run', streams: true },
    async ({ app, actor, request }) => {
      if (request.body === null) fail('empty-file', { text: 'The file is empty. Nothing was kept.' });
      const { searchParams } = new URL(request.url);
      const length = request.headers.get('content-length');
      const file = await keepFile(app, request.body, {
        name: searchParams.get('name') ?? '',
        mediaType:
          /^[\w.+-]+\/[\w.+-]+/.exec(request.headers.get('content-type') ?? '')?.[0] ?? 'application/octet-stream',
        ownerId: actor.id,
        limitBytes,
        promisedBytes: length === null ? null : Number(length),
      });
      return Response.json({ id: file.id, name: file.name, size: file.size, sha256: file.sha256 });
    },
  );
}
