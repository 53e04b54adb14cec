export { findHeader, type Header, headingKey } from './headings.ts';
export { type MappedColumn, type Mapping, mappingFaults, proposeMapping } from './propose-mapping.ts';
export { customKey } from './read-cell.ts';
export { readRow } from './read-row.ts';
export { isRoleName, ROLES, type RoleName, roleReads, SHEET_KINDS, type SheetKind } from './roles.ts';
export type {
  CellFault,
  FieldValue,
  LineValues,
  Permission,
  RowConfig,
  RowReading,
  RowSubject,
  SubjectKind,
} from './row-reading.ts';
export { belongsTo } from './sheet-kind.ts';
