const HEADS_OF_QUOTES = [
  /^\s*-{3,}\s*(?:original|ursprüngliche|weitergeleitete|forwarded)/i,
  /^\s*_{10,}\s*$/,
  /^\s*(?:von|from)\s*:\s*\S.{2,}$/i,
  /^\s*am\s.{4,160}\sschrieb\b.{0,120}:\s*$/i,
  /^\s*on\s.{4,160}\swrote:\s*$/i,
  /^.{0,120}<[^<>\s]+@[^<>\s]+>\s*(?:schrieb|wrote)[^\n]{0,60}:\s*$/i,
];

/** What somebody wrote themselves in an answer: without lines quoted with ">", and nothing after the head of a quoted mail. */
export function newWordsOf(mail: string): string {
  const lines = mail.replace(/\r\n?/g, '\n').split('\n');
  // Mail programs break the head of a quotation over two lines.
  const end = lines.findIndex((line, at) =>
    HEADS_OF_QUOTES.some(
      (head) => head.test(line) || (/^\s*(?:am|on)\s/i.test(line) && head.test(`${line} ${lines[at + 1] ?? ''}`)),
    ),
  );
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .filter((line) => !/^\s*[>|]/.test(line))
    .join('\n')
    .trim();
}
