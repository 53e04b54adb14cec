import type de from './de.ts';
import { app } from './en/app.ts';
import { failure } from './en/failure.ts';
import { ui } from './en/ui.ts';
import type { Words } from './words.ts';

const en = { app, ui, failure } satisfies Words<typeof de>;

export default en;
