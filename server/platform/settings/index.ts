export { setSetting } from './change-setting.ts';
export { defineSetting, type Setting } from './define-setting.ts';
export { routes } from './routes.ts';
export { companyName, exampleLoaded } from './standard-settings.ts';
