export { type BestWays, bestWays, learnWays, type RatedWay, type WayCount, type WayModel } from './best-way.ts';
export { DAYPARTS, daypartOf, WEEKDAYS, weekdayOf } from './times.ts';
