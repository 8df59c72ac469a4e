import { type KeyboardEvent, useRef } from 'react';
import { type Paragraph, type ParagraphStyle, paragraphStyles } from '../../../shared/model/paper';
import { label, t } from '../../i18n/t';
import { Button, isComposing, Select, showToast, TextArea } from '../../ui';

export interface ParagraphsProps {
  readonly body: readonly Paragraph[];
  readonly onChange: (body: Paragraph[]) => void;
}

const lineLength = 62;

const rowsOf = (text: string): number =>
  Math.min(
    14,
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0),
  );

/** The paragraphs of a paper: each with its style; moved with Alt+↑ and Alt+↓, a new one with Ctrl+Enter. */
export function Paragraphs({ body, onChange }: ParagraphsProps) {
  const set = (at: number, change: Partial<Paragraph>) =>
    onChange(body.map((one, i) => (i === at ? { ...one, ...change } : one)));
  const insert = (at: number) =>
    onChange([...body.slice(0, at + 1), { style: 'text', text: '' }, ...body.slice(at + 1)]);
  /** For taking back: what was written since stays. */
  const latest = useRef({ body, onChange });
  latest.current = { body, onChange };
  const remove = (at: number) => {
    const gone = body[at]!;
    onChange(body.filter((_, i) => i !== at));
    const putBack = () => {
      const now = latest.current;
      now.onChange([...now.body.slice(0, at), gone, ...now.body.slice(at)]);
      focusParagraph(Math.min(at, now.body.length));
    };
    showToast({
      tone: 'ok',
      text: t('papers.paragraphRemoved', { no: at + 1 }),
      action: { label: t('action.undo'), run: putBack },
    });
  };
  const move = (at: number, by: number) => {
    const to = at + by;
    if (to < 0 || to >= body.length) return;
    const moved = [...body];
    const [one] = moved.splice(at, 1);
    moved.splice(to, 0, one!);
    onChange(moved);
    focusParagraph(to);
  };
  const onKeyDown = (at: number) => (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      move(at, event.key === 'ArrowUp' ? -1 : 1);
    }
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault();
      insert(at);
      focusParagraph(at + 1);
    }
  };
  return (
    <ol className="paragraphs">
      {body.map((paragraph, at) => {
        const no = at + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are known by their place, and hold no state of their own
          <li key={at} className="paragraph" data-lines>
            <TextArea
              label={t('papers.paragraph', { no })}
              hint={paragraph.style === 'table' ? t('papers.tableHint') : undefined}
              value={paragraph.text}
              rows={rowsOf(paragraph.text)}
              maxLength={20_000}
              onChange={(text) => set(at, { text })}
              onKeyDown={onKeyDown(at)}
            />
            <div className="paragraph-tools">
              <Select
                label={t('papers.styleOf', { no })}
                hideLabel
                value={paragraph.style}
                options={paragraphStyles.map((value) => ({ value, label: label('papers.style', value) }))}
                onChange={(style) => set(at, { style: style as ParagraphStyle })}
              />
              <Button size="small" label={t('papers.moveUp', { no })} disabled={at === 0} onClick={() => move(at, -1)}>
                ↑
              </Button>
              <Button
                size="small"
                label={t('papers.moveDown', { no })}
                disabled={at === body.length - 1}
                onClick={() => move(at, 1)}
              >
                ↓
              </Button>
              <Button
                size="small"
                label={t('papers.insertAfter', { no })}
                onClick={() => {
                  insert(at);
                  focusParagraph(at + 1);
                }}
              >
                +
              </Button>
              <Button size="small" label={t('papers.removeParagraph', { no })} onClick={() => remove(at)}>
                ×
              </Button>
            </div>
          </li>
        );
      })}
      {body.length === 0 && (
        <li>
          <Button size="small" onClick={() => insert(-1)}>
            {t('papers.addParagraph')}
          </Button>
        </li>
      )}
    </ol>
  );
}

/** After the list has been drawn anew. */
function focusParagraph(at: number): void {
  requestAnimationFrame(() => {
    document.querySelectorAll<HTMLTextAreaElement>('.paragraphs textarea')[at]?.focus();
  });
}
