export type { Candidate, Field } from './company/candidate.ts';
export { FIELDS } from './company/candidate.ts';
export { type CompanyFacts, type Conflict, extractCompany, type Fact } from './company/extract-company.ts';
export {
  type HeldProposals,
  holdProposals,
  PROPOSABLE,
  type ProposableField,
  type ProposedFact,
  STRUCK,
  type Struck,
  standsOn,
} from './company/hold-proposals.ts';
export {
  diffRecipes,
  giveSlot,
  type RecipeDifference,
  recipeForBlock,
  settleRecipe,
  wantField,
} from './entries/correct-recipe.ts';
export { type Comparable, comparable, diffEntries, type EntryDiff, type FieldChange } from './entries/diff-entries.ts';
export { type Entry, findEntries } from './entries/find-entries.ts';
export { type Outline, type OutlineBlock, type OutlineLine, outlineOf } from './entries/outline.ts';
export {
  applyRecipe,
  proposeRecipe,
  type Recipe,
  type RecipeProposal,
  type RecipeReading,
  type Repair,
  repairRecipe,
  type Trouble,
} from './entries/recipe.ts';
export { type Feed, type FeedItem, readFeed, readSitemap, type Sitemap } from './feeds/read-feed.ts';
export { type FoundLink, findLinks, type LinkKind } from './links/find-links.ts';
export { extractNews, type NewsItem } from './news/extract-news.ts';
export { NEWS_KINDS, type NewsKind } from './news/kinds.ts';
export { type NewsSignal, readSentence, sentencesOf } from './news/read-news.ts';
export { type Offer, readOffers } from './offers/read-offers.ts';
export type { NotAPage } from './page/decode.ts';
export { type MainText, mainText } from './page/main-text.ts';
export { MOST_BYTES, type Page, type PageConfig, readPage } from './page/read-page.ts';
export { resolveLink, sameSite } from './page/resolve.ts';
export { type Wall, wallOf } from './page/wall.ts';
export { extractPeople, type PersonFacts } from './people/extract-people.ts';
