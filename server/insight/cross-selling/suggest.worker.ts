import { parentPort, workerData } from 'node:worker_threads';
import { makeSuggestions, type SuggestionTask } from './make-suggestions.ts';

const port = parentPort;
if (!port) throw new Error('suggestions are made in a worker');
port.postMessage(makeSuggestions(workerData as SuggestionTask));
