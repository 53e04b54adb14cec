import { parentPort, workerData } from 'node:worker_threads';
import type { AnsweredTouch } from './contacts-with-answers.ts';
import { learnSaturation } from './learn-saturation.ts';

if (!parentPort) throw new Error('saturation is learnt in a worker');
parentPort.postMessage(learnSaturation(workerData as readonly AnsweredTouch[]));
