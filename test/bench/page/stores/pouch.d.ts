declare module 'pouchdb-browser' {
  import type { Letter } from '../../../../shared/model/letter';

  interface PouchDoc {
    _id: string;
    letter: Letter;
  }
  export default class PouchDB {
    static plugin(plugin: object): void;
    constructor(name: string, options: { auto_compaction: boolean });
    crypto(password: string): Promise<void>;
    bulkDocs(docs: readonly PouchDoc[]): Promise<unknown>;
    put(doc: PouchDoc): Promise<unknown>;
    allDocs(options: {
      include_docs?: boolean;
      descending?: boolean;
      limit?: number;
    }): Promise<{ rows: { doc: PouchDoc }[] }>;
    close(): Promise<void>;
  }
}

declare module 'crypto-pouch' {
  const plugin: object;
  export default plugin;
}
