import { parentPort, workerData } from 'node:worker_threads';
import { judgeLearning, type LearnTask } from './judge-learning.ts';

const port = parentPort;
if (!port) throw new Error('learning runs in a worker');
const learnt = await judgeLearning(workerData as LearnTask, {
  onProgress: (stage) => port.postMessage({ stage }),
});
port.postMessage({ learnt });
