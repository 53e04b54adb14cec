export { checkSuggestions, type Ranking, type SellingCheck } from './check-in-time.ts';
export { learnNeighbours, NEIGHBOURS, type NeighbourConfig, type Neighbours } from './neighbours.ts';
export { gatherPurchases, isFee, type PurchaseLines, type Purchases } from './purchases.ts';
export { type Because, createSuggester, type Ranked } from './suggest.ts';
export { reasonWords, suggestionWords } from './words.ts';
