/** Facts that may reach a log line: see the allow-list in redact.ts; every other key is left out. */
export type LogFacts = Readonly<Record<string, unknown>>;

/**
 * Log lines hold no personal data: the message is a fixed sentence written in the code (never built from input),
 * facts pass an allow-list, and of an error only its class, code and stack frames are kept, not its message.
 */
export interface Log {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
  /** The same log with facts added to every line. */
  with(facts: LogFacts): Log;
}
