import type { RulePack } from '../../schema';
import { insidePapers } from './inside';
import { bodyPapers } from './toBodies';
import { senderPapers } from './toSender';

export const papers: RulePack['papers'] = [...insidePapers, ...senderPapers, ...bodyPapers];
