import { openPractice } from './practice/session';
import { type Scope, serveVault } from './serve';

/** The practice vault's worker: it asks nothing of main, and whatever it is given at opening it does not use. */
serveVault(self as unknown as Scope, openPractice);
