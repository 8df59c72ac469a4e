import type { Database, DatabasePlace } from './database';
import { migrate } from './migrations';
import { openPglite } from './pglite';
import { openPostgres } from './postgres';

/** Opens the database and brings its tables up to date. */
export async function openDatabase(place: DatabasePlace, onIdleError: (cause: Error) => void): Promise<Database> {
  const database = place.kind === 'pglite' ? await openPglite(place.dir) : await openPostgres(place.url, onIdleError);
  try {
    await migrate(database);
  } catch (cause) {
    await database.close();
    throw cause;
  }
  return database;
}
