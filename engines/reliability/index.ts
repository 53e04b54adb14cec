export { type Calibrated, calibrate } from './calibrate.ts';
export { followThreshold, judgePromise, type Promised, type ThresholdBounds } from './promise.ts';
export { type Bin, type Checked, reliability } from './reliability.ts';
export { type Interval, wilson } from './wilson.ts';
