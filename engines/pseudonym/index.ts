export { Known, type KnownEntry } from './known.ts';
export { type KnownKind, readKind } from './known-kinds.ts';
export { findNames, type PseudonymConfig, type Pseudonymised, pseudonymise } from './pseudonymise.ts';
export { type MapEntry, type PseudonymMap, Reidentifier, reidentify } from './reidentify.ts';
