export { type Candidate, type Decision, matchSubjects, MatchMemory, type Rival } from './match-subjects.ts';
export { companyDomain, companyNameParts, personNameKey, textOf, type Values } from './subjects.ts';
