import { app } from './de/app.ts';
import { failure } from './de/failure.ts';
import { intake } from './de/intake.ts';
import { lists } from './de/lists.ts';
import { oversight } from './de/oversight.ts';
import { records } from './de/records.ts';
import { ui } from './de/ui.ts';

/** The source of all words on the screen. One file per stage below de/; en/ must have the same keys or it does not compile. */
const de = {
  app,
  failure,
  intake,
  lists,
  oversight,
  records,
  ui,
} as const;

export default de;
