import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say } from '#server/platform/spoken-language.ts';
import { answerLines } from './answer-lines.ts';

export const name = 'may-contact';

export const help = say(
  `lotse may-contact < faelle.jsonl

Liest eine Frage je Zeile (JSON) und gibt eine Entscheidung je Zeile aus, in derselben Reihenfolge. Braucht keine Datenbank.

  {"channel":"phone_human","addressee":"business","relation":"none","consent":"none","objection":"none","purpose":"marketing_other"}
  {"decision":"forbidden","rule":"R44","basis":"…","duties":[]}

channel    email sms_messenger social_dm phone_human phone_auto fax post chat_reply
addressee  consumer business unknown
relation   none inquiry customer former_customer partner
consent    none undocumented presumed_facts express_documented withdrawn
objection  none channel all_marketing
purpose    contract answer_inquiry legal_notice doi_request marketing_similar marketing_other survey
userStarted  true, wo sich die Person selbst angemeldet hat (doi_request)
s73          {addressFromSale, ownSimilar, noticeAtCollection, noticeEachUse}: § 7 Abs. 3 UWG

Eine Zeile, die kein JSON-Objekt ist, wird mit {"error","line"} und forbidden (R00) beantwortet; die folgenden gehen weiter.
--json ändert nichts: Die Ausgabe ist immer JSON, Zeile für Zeile. --help gibt diesen Text aus.
Deutschland, Stand November 2026. Keine Rechtsberatung.
`,
  `lotse may-contact < cases.jsonl

Reads one question a line (JSON) and prints one decision a line, in the same order. Needs no database.

  {"channel":"phone_human","addressee":"business","relation":"none","consent":"none","objection":"none","purpose":"marketing_other"}
  {"decision":"forbidden","rule":"R44","basis":"…","duties":[]}

channel    email sms_messenger social_dm phone_human phone_auto fax post chat_reply
addressee  consumer business unknown
relation   none inquiry customer former_customer partner
consent    none undocumented presumed_facts express_documented withdrawn
objection  none channel all_marketing
purpose    contract answer_inquiry legal_notice doi_request marketing_similar marketing_other survey
userStarted  true where the person signed up by themselves (doi_request)
s73          {addressFromSale, ownSimilar, noticeAtCollection, noticeEachUse}: § 7(3) UWG

A line that is no JSON object is answered with {"error","line"} and forbidden (R00); the lines after it go on.
--json changes nothing: the output is always JSON lines. --help prints this.
Germany as of November 2026. Not legal advice.
`,
);

interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
}

/** Exit status: 0, also where lines were refused (each says so itself) and where the reader of the output went away early. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.includes('--help')) {
    io.stdout.write(help);
    return 0;
  }
  try {
    await pipeline(io.stdin, answerLines, io.stdout, { end: false });
  } catch (error) {
    // `lotse may-contact < cases | head` closes the pipe: that is an end, not a fault.
    if (!isClosedPipe(error)) throw error;
  }
  return 0;
}

function isClosedPipe(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
  );
}
