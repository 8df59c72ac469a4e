import type { BulkCalls } from '../api/bulk';
import type { Handlers, Workplace } from '../handlers';
import { BulkDesk } from './bulk';
import { listBulk } from './bulkRecord';
import { listImports } from './imports';
import { restoreImport, undoImport } from './undoImport';

export function bulkCalls(place: Workplace, cancelImport: () => void): Handlers<BulkCalls> {
  const desk = new BulkDesk(place);
  return {
    'bulk.preview': (input) => desk.preview(input),
    'bulk.apply': (input) => desk.apply(input),
    'bulk.list': () => listBulk(place.core),
    'bulk.undoPreview': (input) => desk.undoPreview(input),
    'bulk.undo': (input) => desk.undo(input),
    'import.list': () => listImports(place),
    'import.undo': (input) => undoImport(place, input),
    'import.restore': (input) => restoreImport(place, input),
    'import.cancel': async () => {
      cancelImport();
      return {};
    },
  };
}
