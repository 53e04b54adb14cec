/** What in the news makes a company worth a look. The names are the words. */
export const NEWS_KINDS = [
  'opening',
  'closing',
  'move',
  'takeover',
  'merger',
  'insolvency',
  'change-of-management',
  'new-plant-or-machine',
  'award',
  'job-surge',
  'product-launch',
] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];
