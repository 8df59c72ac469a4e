import { part } from './part.js';

window.moduleRan = part;
