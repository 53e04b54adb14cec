export { createSeriesReader, findSeriesColumns, type NamedColumns, type SeriesColumns } from './find-series.ts';
export { type ForecastStep, forecastSeries, type Point, type SeriesForecast, type Trouble } from './forecast-series.ts';
export { readPeriod } from './read-period.ts';
export { LEVELS, type ModelName, SIMPLE } from './roll.ts';
export { recogniseSpacing, type Spacing } from './spacing.ts';
export { explainForecast } from './words.ts';
