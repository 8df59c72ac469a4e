import { type Ref, useState } from 'react';
import { secrecyLevels } from '../../../shared/model/letter';
import type { Paper } from '../../../shared/model/paper';
import { formatDay, parseDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { DateField, Select, TextArea, TextField } from '../../ui';
import { moveOnEnter } from '../intake/enterMoves';
import { Paragraphs } from './Paragraphs';

export interface PaperFormProps {
  readonly paper: Paper;
  readonly onChange: (change: Partial<Paper>) => void;
  readonly ref: Ref<HTMLFormElement>;
}

const lines = (text: string): string[] => text.split('\n');

/** Everything of a paper that may be edited before it is issued. Enter goes on; in texts of several lines it is a line. */
export function PaperForm({ paper, onChange, ref }: PaperFormProps) {
  const [day, setDay] = useState(formatDay(paper.on));
  const understood = parseDay(day);
  const { signer } = paper;
  return (
    <form
      className="stack"
      ref={ref}
      aria-label={t('papers.form')}
      onKeyDown={moveOnEnter}
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset className="paper-part">
        <legend>{t('papers.part.heading')}</legend>
        <TextField
          label={t('papers.superior')}
          value={paper.superior}
          maxLength={300}
          onChange={(superior) => onChange({ superior })}
        />
        <TextField
          label={t('papers.issuer')}
          value={paper.issuer}
          maxLength={300}
          onChange={(issuer) => onChange({ issuer })}
        />
        <TextField
          label={t('papers.place')}
          value={paper.place}
          maxLength={200}
          onChange={(place) => onChange({ place })}
        />
        <DateField
          label={t('papers.on')}
          value={day}
          error={understood ? undefined : t('papers.error.day')}
          onChange={(text) => {
            setDay(text);
            const on = parseDay(text);
            if (on) onChange({ on });
          }}
        />
        <TextField
          label={t('papers.sign')}
          hint={t('papers.signHint')}
          value={paper.sign}
          maxLength={60}
          onChange={(sign) => onChange({ sign })}
        />
        <Select
          label={t('papers.level')}
          value={paper.level}
          empty={t('papers.levelNone')}
          options={secrecyLevels.map((value) => ({ value, label: label('level', value) }))}
          onChange={(level) => onChange({ level: level as Paper['level'] })}
        />
      </fieldset>
      <fieldset className="paper-part">
        <legend>{t('papers.part.text')}</legend>
        <TextField
          label={t('papers.title')}
          hint={t('papers.titleHint')}
          value={paper.title}
          maxLength={300}
          onChange={(title) => onChange({ title })}
        />
        <TextField
          label={t('papers.about')}
          value={paper.about}
          maxLength={2000}
          onChange={(about) => onChange({ about })}
        />
        <div className="paper-wide" data-lines>
          <TextArea
            label={t('papers.to')}
            hint={t('papers.toHint')}
            rows={Math.max(1, paper.to.length)}
            value={paper.to.join('\n')}
            onChange={(text) => onChange({ to: text === '' ? [] : lines(text) })}
          />
        </div>
        <div className="paper-wide">
          <Paragraphs body={paper.body} onChange={(body) => onChange({ body })} />
        </div>
      </fieldset>
      <fieldset className="paper-part">
        <legend>{t('papers.part.ending')}</legend>
        <div className="paper-wide" data-lines>
          <TextArea
            label={t('papers.recipients')}
            hint={t('papers.recipientsHint')}
            rows={Math.max(2, paper.recipients.length)}
            value={paper.recipients.join('\n')}
            onChange={(text) => onChange({ recipients: text === '' ? [] : lines(text) })}
          />
        </div>
        <TextField
          label={t('papers.authority')}
          value={signer.authority}
          maxLength={200}
          onChange={(authority) => onChange({ signer: { ...signer, authority } })}
        />
        <TextField
          label={t('papers.office')}
          value={signer.office}
          maxLength={200}
          onChange={(office) => onChange({ signer: { ...signer, office } })}
        />
        <TextField
          label={t('papers.signer')}
          value={signer.name}
          maxLength={200}
          onChange={(name) => onChange({ signer: { ...signer, name } })}
        />
      </fieldset>
    </form>
  );
}
