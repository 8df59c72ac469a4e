'use strict';
throw new Error('this preload fails');
