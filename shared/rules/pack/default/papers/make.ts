import type { PaperTemplate } from '../../schema';
import { sources } from '../sources';

type Body = PaperTemplate['body'];

export const text = (line: string): Body[number] => ({ style: 'text', text: line });
export const item = (line: string): Body[number] => ({ style: 'item', text: line });
export const heading = (line: string): Body[number] => ({ style: 'heading', text: line });
export const table = (rows: readonly string[]): Body[number] => ({ style: 'table', text: rows.join('\n') });

export const forCommittee = { authority: 'T/M ỦY BAN KIỂM TRA', office: 'CHỦ NHIỆM' };
export const byOfficer = { authority: '', office: 'CÁN BỘ XỬ LÝ' };

/** A paper of the outgoing book, in the form that the sources tell; a template says only what is its own. */
export const paper = (
  own: Partial<PaperTemplate> & Pick<PaperTemplate, 'code' | 'name' | 'sign' | 'body'>,
): PaperTemplate => ({
  suggestedBy: [],
  title: '',
  about: '',
  to: '',
  recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
  signer: forCommittee,
  book: 'cong-van',
  source: sources.forms,
  ...own,
});
