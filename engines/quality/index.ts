export {
  type Dimension,
  dimensions,
  measureQuality,
  type Quality,
  type QualityKind,
  type QualityProblem,
  type QualityRecord,
  wantedFields,
} from './measure.ts';
