import type { App } from '../app.ts';
import type { SignInLibrary, SignInOptions } from './sign-in-library.ts';

interface Opened {
  readonly options: SignInOptions;
  auth: Promise<SignInLibrary> | null;
}

const opened = new WeakMap<App, Opened>();

/** Says once, at start-up, under which address people sign in and with what. */
export function openSignIn(app: App, options: SignInOptions): void {
  opened.set(app, { options, auth: null });
}

export function signInOptions(app: App): SignInOptions {
  const entry = opened.get(app);
  if (!entry) throw new Error('openSignIn was not called for this app');
  return entry.options;
}

/** The library is loaded when the first person signs in: it costs a quarter of a second and 20 MB that `lotse import` never needs. */
export async function libraryOf(app: App): Promise<{ readonly auth: SignInLibrary; readonly options: SignInOptions }> {
  const options = signInOptions(app);
  const entry = opened.get(app);
  if (!entry) throw new Error('openSignIn was not called for this app');
  entry.auth ??= import('./sign-in-library.ts').then(({ createSignInLibrary }) => createSignInLibrary(app, options));
  return { auth: await entry.auth, options };
}

/** Address of this installation as people outside see it, without a slash at the end. */
export function publicUrl(app: App): string {
  return signInOptions(app).url.replace(/\/+$/, '');
}
