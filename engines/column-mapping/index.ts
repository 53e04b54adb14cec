export { findHeader, type Header, headingKey } from './headings.ts';
export { type MappedColumn, type Mapping, mappingFaults, proposeMapping } from './propose-mapping.ts';
export {
  type CellFault,
  type FieldValue,
  type LineValues,
  type Permission,
  type RowConfig,
  type RowReading,
  type RowSubject,
  readRow,
  type SubjectKind,
} from './read-row.ts';
export { isRoleName, ROLES, type RoleName, roleReads, SHEET_KINDS, type SheetKind } from './roles.ts';
