import type de from './de.ts';
import { app } from './en/app.ts';
import { failure } from './en/failure.ts';
import { intake } from './en/intake.ts';
import { lists } from './en/lists.ts';
import { oversight } from './en/oversight.ts';
import { records } from './en/records.ts';
import { ui } from './en/ui.ts';
import type { Words } from './words.ts';

const en = {
  app,
  failure,
  intake,
  lists,
  oversight,
  records,
  ui,
} satisfies Words<typeof de>;

export default en;
