import { t } from '../../i18n/t';
import { Button } from '../../ui';
import { type LinkKind, linkKinds } from '../../vault/api/duplicates';

export interface LinkActionsProps {
  /** What the desk would call it; the officer decides. */
  readonly suggests: LinkKind;
  readonly chosen: LinkKind | null;
  /** null takes the choice back. */
  readonly onChoose: (kind: LinkKind | null) => void;
}

/** Đơn trùng, đơn lặp lại, cùng vụ việc: pressed is what the officer chose, pressed again takes it back. */
export function LinkActions({ suggests, chosen, onChoose }: LinkActionsProps) {
  return (
    <fieldset className="row">
      <legend>{t('duplicates.linkAs')}</legend>
      {linkKinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          tone={kind === chosen ? 'primary' : 'plain'}
          pressed={kind === chosen}
          onClick={() => onChoose(kind === chosen ? null : kind)}
        >
          {kind === suggests && chosen === null
            ? t('duplicates.suggested', { kind: t(`duplicates.kind.${kind}`) })
            : t(`duplicates.kind.${kind}`)}
        </Button>
      ))}
    </fieldset>
  );
}
