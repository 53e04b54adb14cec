import type de from './de.ts';
import { app } from './en/app.ts';
import { failure } from './en/failure.ts';
import { intake } from './en/intake.ts';
import { ui } from './en/ui.ts';
import type { Words } from './words.ts';

const en = { app, ui, failure, intake } satisfies Words<typeof de>;

export default en;
