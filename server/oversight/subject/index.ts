export { registerForgettable } from './keep-rules.ts';
export { type Erased, type Point, patternsOf, type Ref, registerPlace, type Subject } from './places.ts';
export { isRestricted } from './restrict-subject.ts';
export { rawRoutes, register, routes } from './routes.ts';
