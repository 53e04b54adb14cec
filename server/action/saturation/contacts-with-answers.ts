import type { Touch } from '#engines/saturation/index.ts';
import type { ContactEvent } from './store-touches.ts';

/** A contact with its answer, and when on the clock it was. */
export interface AnsweredTouch extends Touch {
  readonly hour: number;
  readonly weekday: number;
}

/** An answer later than this is not one to that contact. */
const ANSWER_DAYS = 14;
/** Written down by the person who made the contact: an answer, or plainly none. */
const YES = ['interested', 'agreed', 'reached'];
const NO = ['not_interested', 'not_reached'];

/**
 * Contacts with their answers. What comes back counts once, for the last contact before it: otherwise three mails in a week would look like three
 * successes. What the person wrote down as the result wins over what came back.
 *
 * @param events by account and time
 */
export function contactsWithAnswers(events: readonly ContactEvent[]): readonly AnsweredTouch[] {
  return events.flatMap((event, place) => {
    if (event.channel === null) return [];
    const next = events[place + 1];
    const cameBack =
      next !== undefined &&
      next.companyId === event.companyId &&
      next.channel === null &&
      next.at - event.at <= ANSWER_DAYS;
    const told =
      event.outcome === null ? null : YES.includes(event.outcome) ? 1 : NO.includes(event.outcome) ? 0 : null;
    return [
      {
        at: event.at,
        account: event.companyId,
        person: event.personId,
        segment: event.relation,
        channel: event.channel,
        response: told ?? (cameBack ? 1 : 0),
        hour: event.hour,
        weekday: event.weekday,
      },
    ];
  });
}
