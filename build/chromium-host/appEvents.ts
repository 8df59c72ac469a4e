import { EventEmitter } from 'node:events';

/** The emitter behind `app`, apart from it so that windows can announce themselves without importing the app. */
export const appEvents = new EventEmitter();
