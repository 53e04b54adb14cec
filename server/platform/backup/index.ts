export { copyAcross, copyIn } from './copy.ts';
export { type BackupHeader, checkBackup, readBackup } from './read-backup.ts';
export {
  type BackupTable,
  closeAfterLoading,
  copyInText,
  copyOutText,
  countRows,
  identifier,
  openForLoading,
  readTables,
  setSequences,
} from './store.ts';
export { keepAccess } from './store-access.ts';
export { type BackupResult, writeBackup } from './write-backup.ts';
