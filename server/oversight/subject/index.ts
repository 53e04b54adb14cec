export { registerForgettable } from './keep-rules.ts';
export { type Erased, type Point, type Ref, registerPlace, type Subject } from './places.ts';
export { isRestricted } from './restrict-subject.ts';
export { rawRoutes, register, routes } from './routes.ts';
