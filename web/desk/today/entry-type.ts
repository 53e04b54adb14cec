import type { client } from '../../app/api.ts';

export type Today = Awaited<ReturnType<typeof client.action.nextBest.list>>;
export type Entry = Today['entries'][number];
export type Way = Entry['channels'][number];
export type AnswerInput = Parameters<typeof client.action.nextBest.answer>[0]['answer'];

/** What a click on a way opens; a letter has no such thing. */
export function hrefOf({ channel, address }: Way): string | null {
  if (address === null) return null;
  if (channel === 'phone_human') return `tel:${address}`;
  return channel === 'email' ? `mailto:${address}` : null;
}
