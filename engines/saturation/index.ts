export type { Band } from './curve.ts';
export { type Curve, estimateSaturation, type Saturation, type SaturationConfig } from './estimate.ts';
export type { AccountEffect, PersonEffect } from './fit.ts';
export { type ContactModel, type NextContact, nextContact, type UnitCurve, unitCurve } from './next-contact.ts';
export type { Peak } from './peak.ts';
export type { Spacing } from './spacing.ts';
export type { Touch, Unit } from './touches.ts';
