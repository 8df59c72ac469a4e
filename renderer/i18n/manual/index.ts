import accountsPage from './accounts.json';
import booksPage from './books.json';
import classifyPage from './classify.json';
import conflictsPage from './conflicts.json';
import copiesPage from './copies.json';
import deadlinesPage from './deadlines.json';
import helpPage from './help.json';
import importPage from './import.json';
import intakePage from './intake.json';
import letterPage from './letter.json';
import logPage from './log.json';
import maskingPage from './masking.json';
import papersPage from './papers.json';
import practicePage from './practice.json';
import registerPage from './register.json';
import rulesPage from './rules.json';
import scansPage from './scans.json';
import setupPage from './setup.json';
import startPage from './start.json';
import syncPage from './sync.json';
import todayPage from './today.json';
import tokenPage from './token.json';
import troublePage from './trouble.json';

/** A part under its heading: paragraphs, and lists of lines. */
export interface ManualPart {
  readonly title: string;
  readonly text: readonly (string | readonly string[])[];
}

export interface ManualPage {
  readonly title: string;
  readonly parts: readonly ManualPart[];
}

/** The manual's pages in the order of reading. */
export const manual = {
  start: startPage,
  today: todayPage,
  register: registerPage,
  intake: intakePage,
  classify: classifyPage,
  letter: letterPage,
  masking: maskingPage,
  deadlines: deadlinesPage,
  papers: papersPage,
  copies: copiesPage,
  books: booksPage,
  log: logPage,
  conflicts: conflictsPage,
  import: importPage,
  scans: scansPage,
  sync: syncPage,
  setup: setupPage,
  token: tokenPage,
  accounts: accountsPage,
  rules: rulesPage,
  practice: practicePage,
  help: helpPage,
  trouble: troublePage,
} satisfies Record<string, ManualPage>;

export type ManualTopic = keyof typeof manual;
export const manualTopics = Object.keys(manual) as readonly ManualTopic[];
export const manualPage = (topic: ManualTopic): ManualPage => manual[topic];
