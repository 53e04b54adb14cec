import { statfsSync } from 'node:fs';

/** Below this PostgreSQL cannot count on writing its log: it stops taking changes, or stops. */
export const LEAST_FREE_BYTES = 0.2 * 1024 ** 3;

/** Bytes that the disk of this folder still takes. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export const isDiskFull = (folder: string): boolean => freeBytes(folder) < LEAST_FREE_BYTES;
