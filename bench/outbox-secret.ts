/** Shared with the processes that are killed, so that they find the same keys without loading the whole app. */
export const benchSecret = 'a root secret for the bench only, thirty-two';
