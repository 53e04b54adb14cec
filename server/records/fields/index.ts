export { columnsOf, type Field, fieldsOf, type RecordKind, requiredOf, tableOf } from './definitions.ts';
