import type { Result } from '../../shared/errors';
import type { OfficeCall } from './api';

export interface ToOffice {
  readonly id: number;
  readonly name: OfficeCall;
  readonly input: unknown;
}

export interface FromOffice {
  readonly id: number;
  readonly result: Result<unknown>;
}
