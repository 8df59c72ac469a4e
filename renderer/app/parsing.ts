import { z } from 'zod';

/** Imported before anything that makes a schema: the page's policy forbids compiled parsers, so none is tried. */
z.config({ jitless: true });
