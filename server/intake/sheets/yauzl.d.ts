// The package ships no types, and @types/yauzl stops before its promises. Only what open-zip.ts uses.
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  interface Entry {
    readonly fileName: string;
    readonly uncompressedSize: number;
    isEncrypted(): boolean;
  }
  interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  export type { Entry, ZipFile };

  const yauzl: {
    openPromise(path: string, options: { readonly lazyEntries: true; readonly autoClose: boolean }): Promise<ZipFile>;
  };
  export default yauzl;
}
