import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { type AppMessages, type Language, loadMessages, type Messages } from './i18n.ts';

interface Chosen {
  readonly language: Language;
  readonly messages: Messages;
}

const Switch = createContext<(language: Language) => Promise<void>>(async () => undefined);

/** Changes the language of the screen at once; keeping it in the profile is the caller's. */
export const useSwitchLanguage = () => useContext(Switch);

export function LanguageProvider({ first, children }: { first: Chosen; children: ReactNode }) {
  const [chosen, setChosen] = useState(first);
  const change = useMemo(
    () => async (language: Language) => setChosen({ language, messages: await loadMessages(language) }),
    [],
  );
  return (
    <Switch value={change}>
      {/* Both languages have the same keys (en.ts is checked against de.ts), so the German type stands for either. */}
      <IntlProvider locale={chosen.language} messages={chosen.messages as AppMessages} timeZone="Europe/Berlin">
        {children}
      </IntlProvider>
    </Switch>
  );
}
