import type { ComponentType } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import type { AppMessages, Language, PageWords } from './i18n.ts';

/**
 * A page that brings its own words in its own chunk, both languages, instead of in the first load of every page. Its parts use
 * `useTranslations` as all others do.
 */
export function withWords<P extends object>(
  words: Readonly<Record<Language, Partial<PageWords>>>,
  Page: ComponentType<P>,
): ComponentType<P> {
  return function Worded(props: P) {
    const locale = useLocale();
    const messages = { ...useMessages(), ...words[locale] };
    return (
      <IntlProvider locale={locale} messages={messages as AppMessages} timeZone="Europe/Berlin">
        <Page {...props} />
      </IntlProvider>
    );
  };
}
