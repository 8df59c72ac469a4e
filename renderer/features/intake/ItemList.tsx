import type { ReactNode } from 'react';
import { t } from '../../i18n/t';
import { Button, showToast } from '../../ui';
import type { ListName } from './form';
import { useCount, useForm } from './useForm';

export interface ItemListProps {
  readonly list: ListName;
  readonly title: string;
  readonly addLabel: string;
  /** Shown on the button; the form itself takes the key. */
  readonly keys: string;
  readonly onAdd: () => void;
  /** Name of the button that takes out the item at a place (from 0). */
  readonly removeLabel: (place: number) => string;
  /** How few may stay; the last of these can't be taken out. */
  readonly least: number;
  readonly item: (place: number) => ReactNode;
  readonly note?: ReactNode;
}

/** People or contents of a letter, one below the other. */
export function ItemList(props: ItemListProps) {
  const { store, locked } = useForm();
  const count = useCount(props.list);
  const isLocked = locked.has(props.list);
  return (
    <fieldset className="panel" data-list={props.list}>
      <legend>
        {props.title}
        {count > 1 && <span className="dim"> ({count})</span>}
      </legend>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is in a form has no identity but its place
        <div key={place} className="party" data-item={place}>
          {props.item(place)}
          {count > props.least && !isLocked && (
            <div className="party-actions">
              <Button
                size="small"
                tone="quiet"
                label={props.removeLabel(place)}
                onClick={() => {
                  const putBack = store.remove(props.list, place);
                  showToast({
                    tone: 'ok',
                    text: t('form.itemRemoved', { list: props.title, place: place + 1 }),
                    action: { label: t('action.undo'), run: putBack },
                  });
                }}
              >
                {t('action.remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
      {!isLocked && (
        <div className="party-more row">
          <Button size="small" keys={props.keys} onClick={props.onAdd}>
            {props.addLabel}
          </Button>
          {props.note}
        </div>
      )}
    </fieldset>
  );
}
