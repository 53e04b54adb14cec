/**
 * ISO moment of a wall-clock time in Germany, Austria and Switzerland: UTC+1, in summer UTC+2 from the last Sunday of March to the last
 * Sunday of October (Directive 2000/84/EC; before 1996 the end lay in September, a difference no list of contacts can show).
 */
export function berlinMoment(day: string, time: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const lastSunday = (ofMonth: number) => 31 - new Date(Date.UTC(year, ofMonth - 1, 31)).getUTCDay();
  const stamp = month * 10_000 + date * 100 + hour;
  const summer =
    year >= 1980 && stamp >= 30_000 + lastSunday(3) * 100 + 2 && stamp < 100_000 + lastSunday(10) * 100 + 3;
  return new Date(Date.UTC(year, month - 1, date, hour - (summer ? 2 : 1), minute, second)).toISOString();
}
