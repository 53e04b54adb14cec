import type { client } from '../../app/api.ts';

/** What the server answers for one company. */
export type Account = Awaited<ReturnType<typeof client.desk.account.get>>;
