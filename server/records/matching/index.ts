export { type Candidate, type Decision, MatchMemory, matchSubjects, type Rival } from './match-subjects.ts';
export { companyDomain, companyNameParts, personNameKey, type Values } from './subjects.ts';
