// Every question there is (403,200), through the engine alone and as JSON lines. Run: node engines/contact-law/bench/contact-law.bench.ts
// The figure the product promises, 400,000 lines through `bin/lotse may-contact` in under 10 s, is taken with --write FILE and the shell.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { everyQuestion } from '../every-question.ts';
import { decideContact, germany202611 } from '../index.ts';

const target = process.argv.indexOf('--write');
const path = process.argv[target + 1];
if (target !== -1 && path !== undefined) {
  const file = createWriteStream(path);
  for (const question of everyQuestion()) {
    if (!file.write(`${JSON.stringify(question)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
} else {
  const questions = [...everyQuestion()];
  const lines = questions.map((question) => JSON.stringify(question));
  const timed = (name: string, work: () => void) => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }).sort((a, b) => a - b);
    const median = times[2] ?? 0;
    console.log(`${name}: ${median.toFixed(0)} ms for ${questions.length} questions (median of 5)`);
  };
  timed('decide', () => {
    for (const question of questions) decideContact(question, germany202611);
  });
  timed('parse, decide, write', () => {
    for (const line of lines) JSON.stringify(decideContact(JSON.parse(line), germany202611));
  });
}
