'use strict';
process.parentPort.on('message', ({ data }) => {
  if (data === 'exit') process.exit(3);
  process.parentPort.postMessage({ kinds: data.map((item) => item.constructor.name), argv: process.argv.slice(2) });
});
