import type { RulePack } from '../schema';
import { books, bookTables, retention } from './books';
import { calendar } from './calendar';
import { decisionCatalogues, receptionCatalogues } from './catalogues';
import { congressPause, deadlines } from './deadlines';
import { dossiers } from './dossiers';
import { moves } from './moves';
import { papers } from './papers';
import { places } from './places';
import { workCatalogues } from './work';

/** The rules that come with the app, until quản trị signs an edition of its own. */
export const defaultPack: RulePack = {
  format: 1,
  id: 'don-thu-mac-dinh-1',
  name: 'Bộ quy tắc mặc định 2026',
  version: 1,
  validFrom: '2025-01-01',
  ...receptionCatalogues,
  ...decisionCatalogues,
  ...workCatalogues,
  moves,
  deadlines,
  congressPause,
  calendar,
  books,
  bookTables,
  papers,
  dossiers,
  retention,
  places,
};
