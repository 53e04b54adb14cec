import { readFileSync } from 'node:fs';

export interface LabelledSentence {
  readonly kind: string;
  readonly sentence: string;
  /** Two of five, by the sentence's own letters: never trained on, never looked at while rules were written. */
  readonly held: boolean;
}

/** The labelled sentences, written one by one: no template stands behind them, so that the two parts have none in common. */
export function newsSentences(): LabelledSentence[] {
  const found: LabelledSentence[] = [];
  for (const part of [1, 2, 3, 4]) {
    let kind = '';
    for (const line of readFileSync(new URL(`./news-${part}.txt`, import.meta.url), 'utf8').split('\n')) {
      if (line.startsWith('# ')) kind = line.slice(2).trim();
      else if (line.trim()) found.push({ kind, sentence: line.trim(), held: hash(line.trim()) % 5 < 2 });
    }
  }
  return found;
}

function hash(text: string): number {
  let value = 2_166_136_261;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return value >>> 3;
}
