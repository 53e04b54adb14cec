export { type ReadOptions, readSheet } from './read-sheet.ts';
export { type Cell, SHEET_LIMITS, type SheetInfo, type SheetLimits, type SheetPart } from './sheet.ts';
