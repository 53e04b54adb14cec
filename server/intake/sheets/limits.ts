/** What a file may cost before it is refused; all of it is checked while reading, never only by what the file says of itself. */
export interface ReadLimits {
  readonly textBytes: number;
  readonly inflatedBytes: number;
  readonly entries: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
}

export const READ_LIMITS: ReadLimits = {
  textBytes: 2 * 1024 ** 3,
  inflatedBytes: 512 * 1024 ** 2,
  entries: 10_000,
  rows: 5_000_000,
  columns: 1_000,
  cellLength: 100_000,
};
