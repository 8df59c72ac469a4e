import type { LetterKind } from '../../../shared/model/letter';
import { label } from '../../i18n/t';
import type { Option } from '../../ui';

/** Directions (hướng xử lý) and results of the default rule pack; codes that a newer pack adds show as themselves. */
export const directions = [
  'thu-ly',
  'chuyen-don',
  'chuyen-don-doc',
  'huong-dan',
  'tra-don',
  'khong-thu-ly',
  'luu',
  'trinh-lanh-dao',
  'phoi-hop',
  'nam-tinh-hinh',
] as const;

export const resultsByKind: Readonly<Record<LetterKind, readonly string[]>> = {
  'khieu-nai': ['giu-nguyen', 'tang', 'giam', 'xoa', 'rut-don'],
  'to-cao': ['dung', 'dung-mot-phan', 'sai', 'chua-co-co-so', 'rut-don'],
  'phan-anh': ['da-xu-ly', 'chuyen', 'khong-du-co-so'],
};

/** Choices for a field whose codes have texts under `group`. */
export const optionsOf = (group: string, codes: readonly string[]): Option[] =>
  codes.map((code) => ({ value: code, label: label(group, code) }));
