/** Parts of a working day, by the hour at which they begin. */
export const DAYPARTS = ['early', 'morning', 'noon', 'afternoon', 'evening'] as const;
export type Daypart = (typeof DAYPARTS)[number];
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Before 9, 9 to 12, 12 to 14, 14 to 16, from 16; by the hour on the clock of whoever is called. */
export function daypartOf(hour: number): Daypart {
  return hour < 9 ? 'early' : hour < 12 ? 'morning' : hour < 14 ? 'noon' : hour < 16 ? 'afternoon' : 'evening';
}

/** 1 is Monday; null on Saturday and Sunday. */
export function weekdayOf(day: number): Weekday | null {
  return WEEKDAYS[day - 1] ?? null;
}
