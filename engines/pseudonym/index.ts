export { Known, type KnownEntry, type KnownKind, readKind } from './known.ts';
export { findNames, type PseudonymConfig, type Pseudonymised, pseudonymise } from './pseudonymise.ts';
export { type MapEntry, type PseudonymMap, Reidentifier, reidentify } from './reidentify.ts';
