import './app/mantine.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './app/api.ts';
import { keptLanguage, loadMessages } from './app/i18n.ts';
import { LanguageProvider } from './app/language.tsx';
import { router } from './app/router.tsx';
import { meQuery } from './app/session.ts';
import { cssVariables, theme } from './app/theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/**
 * Words and route are here before the first render: React holds a revealed Suspense boundary back for 300 ms, which is most of
 * what the first view may take.
 */
async function start(): Promise<void> {
  const guess = keptLanguage();
  const [guessed, me] = await Promise.all([
    loadMessages(guess),
    queries.ensureQueryData(meQuery).catch(() => null),
    router.load().catch(() => undefined),
  ]);
  const language = me?.user?.language ?? guess;
  const messages = language === guess ? guessed : await loadMessages(language);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
          getStyleNonce={() => nonce}
        >
          <LanguageProvider first={{ language, messages }}>
            <RouterProvider router={router} />
          </LanguageProvider>
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
