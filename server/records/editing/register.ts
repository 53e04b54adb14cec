import { nameActions } from '#server/oversight/audit/index.ts';
import { actionWords } from './words.ts';

export function register(): void {
  nameActions(actionWords);
}
