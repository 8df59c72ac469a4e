/**
 * The names alone, for the preload: it must stay small and needs no schema. A test asserts that they equal the contract's.
 */
export const callNames = [
  'app.info',
  'desk.state',
  'desk.configure',
  'token.list',
  'desk.enrol',
  'desk.unlock',
  'desk.changePassword',
  'desk.lock',
  'desk.touch',
  'journal.append',
  'journal.retract',
  'journal.status',
  'journal.read',
  'journal.restart',
  'token.sign',
  'token.open',
  'center.directory',
  'center.appendDirectory',
  'center.grants',
  'center.addGrants',
  'center.push',
  'center.pull',
] as const;

export const eventNames = ['desk.locked', 'token.changed', 'desk.idleSoon'] as const;
