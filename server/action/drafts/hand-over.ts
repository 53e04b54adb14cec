import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { draftMessage } from '../outbox/index.ts';
import { readMark } from './mark.ts';

interface HandOver {
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly purpose: 'answer_inquiry' | 'contract' | 'marketing_similar' | 'marketing_other';
  readonly mark: string;
}

/** Into the outbox, marked as written with help. Nothing leaves by this: approval, contact law and limits come there. */
export async function handOver(app: App, actor: Actor, { mark, ...input }: HandOver): Promise<{ readonly id: string }> {
  return draftMessage(app, actor, { ...input, ai: readMark(app, mark) });
}
