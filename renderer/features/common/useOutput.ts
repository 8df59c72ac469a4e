import { useMemo } from 'react';
import { fail, ok, type Result } from '../../../shared/errors';
import type { FileKind } from '../../../shared/ipc/contract';
import type { Made, Sheet } from '../../office/api';
import { printPdf } from '../../ui';
import type { RecordedCopy } from './CopyDialog';
import { useDesk } from './desk';

/** What makes the document, with the marks that this copy carries. */
export type Maker = (sheet: Sheet) => Promise<Result<Made>>;

export interface Output {
  /** Makes every copy of a PDF that was logged, and hands them to the system's print dialog. */
  print(copy: RecordedCopy, make: Maker): Promise<Result<Record<never, never>>>;
  /**
   * Makes the document that was logged and writes it where the officer says; `saved` is false when he gave up. `name`
   * says the kind of document and its number, no word of a letter; the ending comes from `kind`.
   */
  save(copy: RecordedCopy, name: string, kind: FileKind, make: Maker): Promise<Result<{ readonly saved: boolean }>>;
}

/** The way out for documents. Both ask for what CopyDialog answered: without a line in the access log nothing is made. */
export function useOutput(): Output {
  const { call, training } = useDesk();
  return useMemo(() => {
    const sheet = (copy: RecordedCopy, mark: Sheet['copy']): Sheet => ({ training, code: copy.code, copy: mark });
    return {
      async print(copy, make) {
        const marks = copy.marks.length > 0 ? copy.marks : Array<null>(copy.copies).fill(null);
        const files: Uint8Array[] = [];
        for (const mark of marks) {
          const same = mark === null ? files[0] : undefined;
          if (same) {
            files.push(same);
            continue;
          }
          const made = await make(sheet(copy, mark));
          if (!made.ok) return made;
          files.push(made.value.bytes);
        }
        try {
          await printPdf(files);
          return ok({});
        } catch {
          return fail('PRINT_FAILED');
        }
      },
      async save(copy, name, kind, make) {
        const made = await make(sheet(copy, copy.marks[0] ?? null));
        if (!made.ok) return made;
        return call['file.save']({ suggestedName: fileName(name), kind, bytes: made.value.bytes });
      },
    };
  }, [call, training]);
}

/** Letters without marks, digits and hyphens: what every file system takes. */
export function fileName(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .replace(/[^0-9A-Za-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return plain === '' ? 'tai-lieu' : plain.toLowerCase();
}
