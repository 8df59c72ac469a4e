import type { ScanCalls } from '../api/scans';
import type { Handlers } from '../handlers';
import type { ScanDesk } from './desk';

export function scanCalls(desk: ScanDesk): Handlers<ScanCalls> {
  return {
    'scan.list': ({ recId }) => desk.list(recId),
    'scan.begin': ({ recId, bytes }) => desk.begin(recId, bytes),
    'scan.put': ({ id, index, bytes }) => desk.put(id, index, bytes),
    'scan.finish': (input) => desk.finish(input),
    'scan.abort': ({ id }) => desk.abort(id),
    'scan.open': ({ recId, id }) => desk.open(recId, id),
    'scan.get': ({ recId, id, index }) => desk.get(recId, id, index),
    'scan.thumbnail': ({ recId, id }) => desk.thumbnail(recId, id),
    'scan.remove': ({ recId, scan, reason }) => desk.remove(recId, scan, reason),
    'scan.restore': ({ recId, scan }) => desk.restore(recId, scan),
  };
}
