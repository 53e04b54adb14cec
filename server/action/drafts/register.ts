import { defineTasks } from './model-task.ts';

export function register(): void {
  defineTasks();
}
