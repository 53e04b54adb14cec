import type { Channel } from '#engines/contact-law/index.ts';
import {
  channelOf,
  contactKey,
  normaliseContactPoint,
  type PointKind,
  pointKind,
} from '#server/oversight/consent/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { allPlaces, type Point, type Ref, type Subject } from './places.ts';

const channelFor: Readonly<Record<PointKind, Channel>> = {
  email: 'email',
  phone: 'phone_human',
  post: 'post',
  social: 'social_dm',
  chat: 'chat_reply',
};

/** The person behind a mail address or number, with everything else that is known to be theirs. @throws Failure `invalid-input` */
export async function findSubject(app: Pick<App, 'secrets'>, db: Db, contact: string): Promise<Subject> {
  const channel = channelOf(contact);
  const value = normaliseContactPoint(channel, contact);
  if (value === null || (channel !== 'email' && channel !== 'phone_human'))
    fail('invalid-input', { field: 'contact', text: 'This is no mail address or number that can be read.' });
  const points = new Map<string, Point>([[`${pointKind(channel)}:${value}`, { kind: pointKind(channel), value }]]);
  const refs = new Map<string, Ref>();
  // Twice: the second round finds what hangs on the other numbers and addresses of the same person.
  for (let round = 0; round < 2; round += 1) {
    for (const place of allPlaces()) {
      const found = await place.find?.(db, [...points.values()]);
      for (const point of found?.points ?? []) points.set(`${point.kind}:${point.value}`, point);
      for (const ref of found?.refs ?? []) refs.set(`${ref.kind}:${ref.id}`, ref);
    }
  }
  const keys = [...points.values()]
    .map((point) => contactKey(app, channelFor[point.kind], point.value))
    .filter((key) => key !== null);
  return { points: [...points.values()], keys, refs: [...refs.values()] };
}
