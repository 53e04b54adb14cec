export { READ_LIMITS, type ReadLimits } from './limits.ts';
export { openTable } from './open-table.ts';
export { openTextTable, type TextTable } from './open-text-table.ts';
export { openZip } from './open-zip.ts';
export { type Inspection, inspectTable, type ReadBatch, readTable } from './table-reader.ts';
