/** Columns of the list by how they are kept; a column's name is that of the summary's field. */

export const textColumns = ['registerNo', 'sender', 'accused', 'summary', 'address', 'numbers', 'helpers'] as const;
export type TextColumn = (typeof textColumns)[number];
/** Columns of codes whose name is that of the summary's field; some hold sets of codes (records/sets.ts). */
export const codeColumns = [
  'kind',
  'status',
  'level',
  'authorship',
  'source',
  'direction',
  'result',
  'field',
  'class',
  'book',
  'assignee',
  'assigneeAccount',
  'dueRule',
  'clock',
  'transferTo',
  'transferState',
  'claimKind',
  'claimStatus',
  'criteria',
  'reasons',
  'rank',
  'cause',
  'enclosures',
  'asSource',
] as const;
export const wideColumns = [
  'arrivedOn',
  'receivedOn',
  'dueOn',
  'assignDueOn',
  'assigneeDueOn',
  'reminderDueOn',
  'transferredOn',
  'closedOn',
  'movedOn',
  'retentionOn',
  'writtenOn',
  'postmarkedOn',
  'decisionReceivedOn',
  'classifiedOn',
  'decidedOn',
  'signatories',
  'no',
] as const;
export const countColumns = ['moreSenders', 'year', 'claims', 'papers', 'scans', 'reminders'] as const;
export type CodeColumn = (typeof codeColumns)[number] | 'unit';
export type NumberColumn = (typeof wideColumns)[number] | (typeof countColumns)[number];
