import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';

export interface Assistance {
  readonly producer: string;
  readonly version: string;
  readonly model: string | null;
  readonly promptVersion: string | null;
}
const shape = z.object({
  producer: z.string(),
  version: z.string(),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
});
const sign = (app: App, text: string) =>
  createHmac('sha256', app.secrets.of('draft-mark')).update(text).digest('base64url');

/** What helped to write a draft, in a form that goes to the browser and comes back unchanged (EU AI Act Art. 50(2)). */
export function markOf(app: App, assistance: Assistance): string {
  const text = Buffer.from(JSON.stringify(assistance)).toString('base64url');
  return `${text}.${sign(app, text)}`;
}

/** @throws Failure `invalid-input` where the mark is not ours */
export function readMark(app: App, mark: string): Assistance {
  const [text = '', given = ''] = mark.split('.');
  const right = Buffer.from(sign(app, text));
  const got = Buffer.from(given);
  if (right.length !== got.length || !timingSafeEqual(right, got))
    fail('invalid-input', { field: 'mark', text: 'The mark of this draft is not ours. Write it anew.' });
  return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
}
