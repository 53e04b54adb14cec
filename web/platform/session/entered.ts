import { useRouter } from '@tanstack/react-router';
import { queries } from '../../app/api.ts';
import { useSwitchLanguage } from '../../app/language.tsx';
import { meQuery, sessionChanged } from '../../app/session.ts';

/** After somebody got in: forget the screen of before, take over their language, go where they wanted. */
export function useEntered(): (to: string) => Promise<void> {
  const router = useRouter();
  const switchLanguage = useSwitchLanguage();
  return async (to) => {
    await sessionChanged();
    const user = queries.getQueryData(meQuery.queryKey)?.user;
    if (user) await switchLanguage(user.language);
    await router.invalidate();
    router.history.push(to);
  };
}
