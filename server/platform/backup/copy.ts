import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What `pg` hands to whoever takes part in its protocol; its own types do not tell of COPY. */
interface CopyConnection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

const BATCH = 64 * 1024;

class Copy {
  readonly #text: string;
  readonly #settled = Promise.withResolvers<void>();
  #error: unknown;

  constructor(text: string) {
    this.#text = text;
    this.#settled.promise.catch(() => {});
  }

  get done(): Promise<void> {
    return this.#settled.promise;
  }

  submit(connection: unknown): void {
    (connection as CopyConnection).query(this.#text);
  }

  handleCommandComplete(): void {}

  handleRowDescription(): void {}

  handleError(error: unknown): void {
    this.#error ??= error;
    this.#settled.reject(this.#error);
  }

  handleReadyForQuery(): void {
    if (this.#error) this.#settled.reject(this.#error);
    else this.#settled.resolve();
  }

  /** A fault on our side counts even where the server is content. */
  protected blame(error: unknown): void {
    this.#error ??= error;
  }
}

class CopyOut extends Copy {
  readonly #write: (row: Buffer) => Promise<void> | undefined;

  constructor(text: string, write: (row: Buffer) => Promise<void> | undefined) {
    super(text);
    this.#write = write;
  }

  handleCopyData(message: { readonly chunk: Buffer }, connection: CopyConnection): void {
    // A copy, since pg reads the next bytes into the same memory.
    const full = this.#write(Buffer.from(message.chunk));
    if (!full) return;
    connection.stream.pause();
    full.catch((error) => this.blame(error)).finally(() => connection.stream.resume());
  }
}

class CopyIn extends Copy {
  readonly #source: AsyncIterable<Buffer>;

  constructor(text: string, source: AsyncIterable<Buffer>) {
    super(text);
    this.#source = source;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    void this.#send(connection);
  }

  async #send(connection: CopyConnection): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      this.blame(error);
      connection.sendCopyFail('the source broke off');
    }
  }
}

/** Hands every row of a `COPY ... TO STDOUT` over, one by one; a promise from `write` makes the server wait. @returns number of rows */
export async function copyOut(
  client: pg.Client,
  text: string,
  write: (row: Buffer) => Promise<void> | undefined,
): Promise<number> {
  let rows = 0;
  const copy = new CopyOut(text, (row) => {
    rows += 1;
    return write(row);
  });
  client.query(copy);
  await copy.done;
  return rows;
}

/** Feeds a `COPY ... FROM STDIN`. */
export async function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<void> {
  const copy = new CopyIn(text, source);
  client.query(copy);
  await copy.done;
}

/** Copies rows from one database to another without a file between. */
export async function copyAcross(from: pg.Client, select: string, to: pg.Client, into: string): Promise<number> {
  const waiting: Buffer[] = [];
  let wake = Promise.withResolvers<void>();
  let taken = Promise.withResolvers<void>();
  let ended = false;
  let size = 0;
  async function* rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (waiting.length > 0) {
        const batch = Buffer.concat(waiting.splice(0));
        size = 0;
        taken.resolve();
        taken = Promise.withResolvers();
        yield batch;
      } else if (ended) return;
      else {
        await wake.promise;
        wake = Promise.withResolvers();
      }
    }
  }
  const receiving = copyIn(to, into, rows());
  const count = await copyOut(from, select, (row) => {
    waiting.push(row);
    size += row.length;
    wake.resolve();
    return size > BATCH ? taken.promise : undefined;
  }).finally(() => {
    ended = true;
    wake.resolve();
  });
  await receiving;
  return count;
}
