import { z } from 'zod';
import { defineSetting } from './define-setting.ts';

/** Name of the company that uses this installation; on letters, quotes and in the page's head. */
export const companyName = defineSetting({
  key: 'company.name',
  schema: z.string().trim().max(200),
  standard: '',
  right: 'system.manage',
});

/** The generated example company is loaded. Set by whoever loads or removes it, never by a form. */
export const exampleLoaded = defineSetting({
  key: 'example.loaded',
  schema: z.boolean(),
  standard: false,
  right: 'system.manage',
  hidden: true,
});
