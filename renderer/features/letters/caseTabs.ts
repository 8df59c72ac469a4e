/** The parts of a letter's screen, in the order of their digits (Ctrl+1 … Ctrl+9). */
export const caseTabs = ['work', 'claims', 'clock', 'people', 'papers', 'scans', 'links', 'notes', 'history'] as const;
export type CaseTab = (typeof caseTabs)[number];
