import { useQuery } from '@tanstack/react-query';
import { api } from './api.ts';

/** How far loading or removing the example company is; asked again while one of them is under way. */
export function useExampleState(enabled: boolean) {
  return useQuery({
    ...api.intake.example.state.queryOptions(),
    enabled,
    refetchInterval: ({ state }) => (state.data?.state === 'loading' || state.data?.state === 'removing' ? 700 : false),
  });
}
