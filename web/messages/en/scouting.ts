import type { scouting as german } from '../de/scouting.ts';
import type { Words } from '../words.ts';

export const scouting = {
  research: {
    title: 'Research',
    add: 'Upload a list',
    empty: 'No list researched yet',
    emptyText:
      'Upload a list of companies with their internet addresses (.xlsx or .csv). Lotse visits only the sites you approve and writes beside each what stands there: address, phone, management, register, industry, each with its proof.',
    uploading: 'The list is uploaded',
    uploadBroken: 'The upload was interrupted. Try again.',
    list: 'List',
    state: 'State',
    rows: 'Rows',
    visited: 'Visited',
    failed: 'Not readable',
    states: { waiting: 'waits for approval', running: 'running', done: 'done', cancelled: 'stopped' },
    running: 'The sites are visited',
    ofRows: '{visited} of {rows}',
    hosts: 'Which sites may Lotse visit?',
    moreHosts: 'Sites not approved yet',
    hostsText:
      'Only home, imprint, contact, about and products are visited, slowly and as robots.txt allows. Take out what shall not be visited.',
    hostsWait: 'Somebody with the right to do so has to approve these sites. Nothing is fetched until then.',
    showAllHosts: 'Show all {count}',
    approve: '{count, plural, one {Approve and visit # host} other {Approve and visit # hosts}}',
    result: 'Result',
    table: 'Table',
    rowsOf: '{count, plural, one {# row} other {# rows}}',
    resultText:
      'Click a value to see the sentence it was read from. The percentage says for how many visited companies it was found.',
    site: 'Website',
    missing: 'missing',
    contradictory: 'contradictory',
    sure: '{share} sure',
    proposed: 'model',
    proposedText: 'Proposed by a model; the passage stands on the page like this.',
    askModel: 'A model may propose what the rules do not find',
    askModelHelp:
      'Only where a model is set up for this task under Control. Only what stands on the page word for word is taken, and it stays marked as a proposal.',
    waits: 'still to be visited',
    notApproved: 'not approved',
    noSite: 'no address in the list',
    badSite: 'not a valid address',
    more: 'More rows',
    export: 'As Excel sheet',
    stop: 'Stop',
    remove: 'Delete',
    removeTitle: 'Delete this research?',
    removeText: 'The list and all that was found for it will be deleted. This cannot be undone.',
    all: 'All research',
  },
} as const satisfies Words<typeof german>;
