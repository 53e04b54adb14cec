export { deleteMany, undoMany, updateMany } from './change-many.ts';
export { cleanFields, columnName, fieldName } from './clean-fields.ts';
export { createIn, createRecord } from './create-record.ts';
export { deleteIn, deleteRecord, restoreIn, restoreRecord } from './delete-records.ts';
export {
  checkReferences,
  editIn,
  editRecord,
  observe,
  refuseUnfit,
  requireVisible,
  sourceOf,
  type Written,
} from './edit-record.ts';
export { fieldsIn, mayWith, readRecord } from './read-record.ts';
export { register } from './register.ts';
export { type Row, scopeOf } from './store.ts';
