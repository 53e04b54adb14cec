export { followThresholds } from './follow-thresholds.ts';
export { judgeProducer, producerHeld } from './hold-producer.ts';
export { register, routes } from './routes.ts';
export { type Worth, worthOf } from './show-checks.ts';
