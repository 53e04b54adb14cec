export { anchorAudit, resetAnchor } from './anchor.ts';
export { exportAudit } from './export-audit.ts';
export { listAudit } from './list-audit.ts';
export { rawRoutes, register, routes } from './routes.ts';
export { type AuditFault, type AuditVerdict, verifyAudit } from './verify-audit.ts';
export { faultIn, nameActions } from './words.ts';
export { type AuditEntry, audit } from './write-audit.ts';
