declare module '#server/platform/events.ts' {
  interface Facts {
    /** No further row of this import comes for now: done, cancelled or failed. What is only worth computing once is computed now. */
    'import-stopped': { readonly importId: string };
  }
}
