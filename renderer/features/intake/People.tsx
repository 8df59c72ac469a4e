import { memo, useState, useSyncExternalStore } from 'react';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import { useRules } from '../common/rules';
import { Choice, Line, Tick } from './fields';
import { ItemList } from './ItemList';
import { useForm } from './useForm';

interface AddProps {
  readonly onAdd: () => void;
}

/** Everyone who signed. */
export const Senders = memo(function Senders({ onAdd }: AddProps) {
  return (
    <ItemList
      list="senders"
      title={t('form.group.senders')}
      addLabel={t('form.addSender')}
      keys="Alt+G"
      onAdd={onAdd}
      removeLabel={(place) => t('form.removeSender', { place: place + 1 })}
      least={1}
      item={(place) => <SenderFields place={place} />}
      note={
        <div className="signatories">
          <Line path="signatories" label={t('form.signatories')} digits />
        </div>
      }
    />
  );
});

/** Name and address at once; the rest when it is asked for, or when something stands in it. */
const SenderFields = memo(function SenderFields({ place }: { readonly place: number }) {
  const { store } = useForm();
  const [opened, setOpened] = useState(false);
  const filled = useSyncExternalStore(store.subscribe, () => {
    const sender = store.form.senders[place];
    if (!sender) return false;
    return sender.partyMember || [sender.phone, sender.idNumber, sender.organisation, sender.proxyFor].some(Boolean);
  });
  return (
    <div className="form-grid">
      <div className="span-4">
        <Line path={`senders.${place}.name`} label={t('form.sender.name')} />
      </div>
      <div className="span-8">
        <Line path={`senders.${place}.address`} label={t('form.sender.address')} />
      </div>
      {opened || filled ? (
        <>
          <div className="span-3">
            <Line path={`senders.${place}.phone`} label={t('form.sender.phone')} />
          </div>
          <div className="span-3">
            <Line path={`senders.${place}.idNumber`} label={t('form.sender.idNumber')} />
          </div>
          <div className="span-6">
            <Line path={`senders.${place}.organisation`} label={t('form.sender.organisation')} />
          </div>
          <div className="span-6">
            <Line path={`senders.${place}.proxyFor`} label={t('form.sender.proxyFor')} />
          </div>
          <div className="span-6 party-check">
            <Tick path={`senders.${place}.partyMember`} label={t('form.partyMember')} />
          </div>
        </>
      ) : (
        <div className="span-12">
          <Button
            size="small"
            tone="quiet"
            label={t('form.moreOfSender', { place: place + 1 })}
            onClick={() => setOpened(true)}
          >
            {t('form.more')}
          </Button>
        </div>
      )}
    </div>
  );
});

/** Everyone whom the letter is about: people and organisations. */
export const AccusedList = memo(function AccusedList({ onAdd }: AddProps) {
  return (
    <ItemList
      list="accused"
      title={t('form.group.accused')}
      addLabel={t('form.addAccused')}
      keys="Alt+B"
      onAdd={onAdd}
      removeLabel={(place) => t('form.removeAccused', { place: place + 1 })}
      least={1}
      item={(place) => <AccusedFields place={place} />}
    />
  );
});

const AccusedFields = memo(function AccusedFields({ place }: { readonly place: number }) {
  const rules = useRules();
  return (
    <div className="form-grid">
      <div className="span-5">
        <Line path={`accused.${place}.name`} label={t('form.accused.name')} />
      </div>
      <div className="span-3">
        <Line path={`accused.${place}.office`} label={t('form.accused.office')} />
      </div>
      <div className="span-4">
        <Line path={`accused.${place}.unit`} label={t('form.accused.unit')} />
      </div>
      <div className="span-8">
        <Choice
          path={`accused.${place}.rank`}
          label={t('form.accused.rank')}
          options={rules.options('ranks')}
          empty={t('form.none')}
        />
      </div>
      <div className="span-2 party-check">
        <Tick path={`accused.${place}.collective`} label={t('letter.collective')} />
      </div>
      <div className="span-2 party-check">
        <Tick path={`accused.${place}.partyMember`} label={t('form.partyMember')} />
      </div>
    </div>
  );
});

/** People close to the sender or the accused: they may not settle the letter. */
export const RelatedList = memo(function RelatedList({ onAdd }: AddProps) {
  const sides = (['accused', 'sender'] as const).map((value) => ({ value, label: t(`form.related.${value}`) }));
  return (
    <ItemList
      list="related"
      title={t('form.group.related')}
      addLabel={t('form.addRelated')}
      keys="Alt+L"
      onAdd={onAdd}
      removeLabel={(place) => t('form.removeRelated', { place: place + 1 })}
      least={0}
      note={<span className="dim">{t('form.hint.related')}</span>}
      item={(place) => (
        <div className="form-grid">
          <div className="span-4">
            <Line path={`related.${place}.name`} label={t('form.related.name')} />
          </div>
          <div className="span-4">
            <Choice path={`related.${place}.of`} label={t('form.related.of')} options={sides} />
          </div>
          <div className="span-4">
            <Line path={`related.${place}.relation`} label={t('form.related.relation')} />
          </div>
        </div>
      )}
    />
  );
});
