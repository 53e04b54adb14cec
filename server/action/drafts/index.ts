export { briefingTask } from './model-task.ts';
export { register, routes } from './routes.ts';
export { struckIn } from './words.ts';
