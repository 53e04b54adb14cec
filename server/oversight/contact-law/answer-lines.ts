import { StringDecoder } from 'node:string_decoder';
import { type ContactAnswer, decideContact, germany202611 } from '#engines/contact-law/index.ts';

/** A question is a few hundred characters; a "line" beyond this is no question and must not fill the memory. */
export const longestLine = 65_536;
const batchSize = 65_536;

/** One line of JSON in, one line of JSON out. A line that is no JSON object is answered with R00, the reason and its number. */
export function answerLine(line: string, number: number): string {
  if (line.length > longestLine) return refused(`longer than ${longestLine} characters`, number);
  let question: unknown;
  try {
    question = JSON.parse(line);
  } catch {
    return refused(line.trim() === '' ? 'empty line' : 'not JSON', number);
  }
  if (typeof question !== 'object' || question === null || Array.isArray(question)) {
    return refused('not a JSON object', number);
  }
  return written(decideContact(question, germany202611));
}

// The answers of a table are a few dozen shared objects: writing each as JSON once halves the time of a large file.
const known = new Map<ContactAnswer, string>();
function written(answer: ContactAnswer): string {
  const text = known.get(answer) ?? JSON.stringify(answer);
  known.set(answer, text);
  return text;
}

function refused(error: string, line: number): string {
  return JSON.stringify({ error, line, ...germany202611.unreadable });
}

/**
 * Answers a stream of lines in order, in batches of about 64 KB. Memory stays flat whatever comes in; a last line without a line end
 * counts, a byte order mark at the start and CRLF are accepted.
 */
export async function* answerLines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  let out = '';
  const take = (line: string) => {
    number += 1;
    out += `${answerLine(number === 1 && line.startsWith('\uFEFF') ? line.slice(1) : line, number)}\n`;
  };
  for await (const chunk of chunks) {
    const text =
      typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      take(rest + text.slice(from, end));
      rest = '';
      from = end + 1;
      if (out.length >= batchSize) {
        yield out;
        out = '';
      }
    }
    // Of an endless line only as much is kept as shows that it is too long.
    if (rest.length <= longestLine) rest += text.slice(from, from + longestLine + 1);
  }
  rest += decoder.end();
  if (rest !== '') take(rest);
  if (out !== '') yield out;
}
