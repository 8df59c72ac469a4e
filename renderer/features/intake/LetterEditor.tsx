import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { randomId } from '../../../shared/bytes';
import { formatMoment } from '../../i18n/dates';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { announce, Badge, Button, clearToasts, showToast, useHotkeys } from '../../ui';
import type { SaveInput, VaultOutput } from '../../vault/api';
import { useScreenActions } from '../common/actions';
import { useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { actionsOf, formKeys } from '../common/screenKeys';
import { Advice } from './Advice';
import { Claims, Content } from './Content';
import { moveOnEnter } from './enterMoves';
import type { ItemOf, LetterForm, ListName } from './form';
import type { FormStore, Problems } from './formStore';
import { LeaveDialog } from './LeaveDialog';
import { Origin } from './Origin';
import { AccusedList, RelatedList, Senders } from './People';
import { RestoreBar } from './RestoreBar';
import { type DraftGround, type DraftState, useDraft } from './useDraft';
import { FormContext, useTouched } from './useForm';
import { useLetterSave } from './useLetterSave';

export interface Saved {
  readonly recId: string;
  readonly registerNo: string;
  readonly unlinked: VaultOutput<'letter.save'>['unlinked'];
  /** What the officer asked for with the save: to see the letter, to enter the next one, or to print its receipt. */
  readonly then: 'open' | 'next' | 'print';
  readonly form: LetterForm;
}

export interface LetterEditorProps {
  readonly title: string;
  /** Scope of its drafts: new letters share one, each edited letter has its own. */
  readonly scope: string;
  readonly store: FormStore;
  /** Present when a letter is changed: what its drafts are typed upon. */
  readonly ground?: DraftGround;
  /** The draft to take up at once, by its key. */
  readonly draft?: string | undefined;
  /** What must be mended in a form, or what to save of it; null when nothing differs. */
  readonly toSave: (form: LetterForm) => {
    readonly problems: Problems;
    readonly input: Pick<SaveInput, 'recId' | 'changes' | 'base'> | null;
  };
  readonly former?: LetterForm | null;
  readonly locked?: ReadonlySet<string>;
  /** Marking of the letter as it stands in the register. */
  readonly level?: string | undefined;
  /** Present where saving may go straight on to the next letter. */
  readonly next?: (before: LetterForm | null) => LetterForm;
  readonly onSaved: (saved: Saved) => void;
  /** Above the form: what must be known about it. */
  readonly notice?: ReactNode;
  /** Beside the form, below the advice. */
  readonly aside?: (store: FormStore) => ReactNode;
}

const nothingLocked: ReadonlySet<string> = new Set();

/** Entering and changing a letter: by keyboard alone, never losing a word, never reformatting what is being typed. */
export function LetterEditor(props: LetterEditorProps) {
  const { title, scope, store, toSave, next, onSaved, former = null, locked = nothingLocked } = props;
  const { back, guard } = useRouter();
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const root = useRef<HTMLFormElement>(null);
  const { save, busy, dialog } = useLetterSave();
  const draft = useDraft(scope, store, locked, props.ground);
  useMarkingLevel(props.level);
  useMarkingLevel(useSyncExternalStore(store.subscribe, () => store.text('level')));
  const isNew = next !== undefined;
  const setting = useMemo(() => ({ store, former, locked, isNew }), [store, former, locked, isNew]);
  const focusFirst = useCallback(() => focusSoon(root, 'select:enabled, input:enabled'), []);

  const saving = useRef(false);
  const submit = async (then: Saved['then']) => {
    if (saving.current) return;
    const { form } = store;
    const { problems, input } = toSave(form);
    store.showProblems(problems);
    if (Object.keys(problems).length > 0) {
      announce(t('form.fixFirst', { count: Object.keys(problems).length }));
      focusSoon(root, '[aria-invalid="true"]');
      return;
    }
    if (!input) {
      showToast({ tone: 'ok', text: t('form.nothingChanged') });
      return;
    }
    saving.current = true;
    draft.hold();
    const result = await save({ ...input, draftKey: draft.key() }).finally(() => {
      saving.current = false;
    });
    if (!result.ok) {
      draft.release();
      showToast({ tone: 'danger', text: errorText(result.error) });
      return;
    }
    if (then !== 'next') guard(null);
    // A notice that an earlier try failed is no longer true.
    clearToasts();
    onSaved({ ...result.value, then, form });
    if (then !== 'next' || !next) return;
    store.reset(next(form));
    await draft.restart();
    focusFirst();
  };

  const setAside = async () => {
    if (!next) return;
    if (store.dirty && !(await draft.keepNow())) return;
    store.reset(next(former));
    await draft.restart();
    announce(t('draft.setAside'));
    focusFirst();
  };

  const add = useCallback(
    <L extends ListName>(list: L, item?: Partial<ItemOf<L>>) => {
      if (locked.has(list)) return;
      store.add(list, item);
      focusSoon(root, `[data-list="${list}"] [data-item="${store.form[list].length - 1}"] :is(input, select)`);
    },
    [store, locked],
  );
  const addSender = useCallback(() => add('senders'), [add]);
  const addAccused = useCallback(() => add('accused'), [add]);
  const addRelated = useCallback(() => add('related'), [add]);
  const addClaim = useCallback(() => {
    const { kind, field } = store.form;
    add('claims', { id: randomId().slice(0, 12), kind, field });
  }, [add, store]);

  useLayoutEffect(() => {
    guard((proceed) => {
      if (store.dirty) setLeaving(() => proceed);
      else {
        guard(null);
        proceed();
      }
    });
    return () => guard(null);
  }, [store, guard]);
  useEffect(focusFirst, [focusFirst]);
  useTakeUp(draft, props.draft);
  const unless = (list: ListName, run: () => void) => (locked.has(list) ? null : run);
  useHotkeys({ escape: back, ...(next ? {} : { 'ctrl+enter': () => void submit('open') }) });
  useScreenActions(
    actionsOf(formKeys, t, {
      save: () => void submit('open'),
      saveAndNew: next ? () => void submit('next') : null,
      saveAndPrint: next ? () => void submit('print') : null,
      addSender: unless('senders', addSender),
      addAccused: unless('accused', addAccused),
      addClaim: unless('claims', addClaim),
      addRelated: unless('related', addRelated),
      putAside: next ? () => void setAside() : null,
    }),
  );

  const leave = (keep: boolean) => async () => {
    if (keep && !(await draft.keepNow())) return setLeaving(null);
    // What they offer belongs to the form that is being left.
    clearToasts();
    if (!keep) await draft.throwAway();
    guard(null);
    leaving?.();
  };

  return (
    <form
      ref={root}
      className="screen"
      aria-label={title}
      noValidate
      onKeyDown={moveOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void submit('open');
      }}
    >
      <div className="screen-head">
        <div className="row">
          <h1>{title}</h1>
          <Unsaved store={store} />
        </div>
        <span className="dim">{t('form.hint.enter')}</span>
      </div>
      <RestoreBar
        found={draft.found}
        onRestore={(found) => void draft.adopt(found).then(focusFirst)}
        onDiscard={draft.discard}
      />
      {props.notice}
      <div className="intake">
        <div className="screen-scroll letter-form">
          <FormContext value={setting}>
            <Origin />
            <Senders onAdd={addSender} />
            <AccusedList onAdd={addAccused} />
            <Content />
            <Claims onAdd={addClaim} />
            <RelatedList onAdd={addRelated} />
          </FormContext>
        </div>
        <aside className="screen-scroll stack" aria-label={t('form.aside')}>
          {props.aside?.(store)}
          <Advice
            store={store}
            isNew={isNew}
            onGo={(path) => root.current?.querySelector<HTMLElement>(`[name="${path}"]`)?.focus()}
          />
        </aside>
      </div>
      <div className="form-foot">
        <Button tone="primary" type="submit" keys="Ctrl+S" busy={busy}>
          {t('action.save')}
        </Button>
        {next && (
          <>
            <Button keys="Ctrl+Enter" onClick={() => void submit('next')} disabled={busy}>
              {t('form.saveAndNew')}
            </Button>
            <Button keys="Ctrl+P" onClick={() => void submit('print')} disabled={busy}>
              {t('form.saveAndPrint')}
            </Button>
            <Button tone="quiet" keys="Alt+M" onClick={() => void setAside()}>
              {t('draft.putAside')}
            </Button>
          </>
        )}
        <Button tone="quiet" keys="Esc" onClick={back}>
          {t('action.back')}
        </Button>
        <span className="grow" />
        <KeptNotice draft={draft} store={store} />
      </div>
      {dialog}
      {leaving && <LeaveDialog onKeep={leave(true)} onDiscard={leave(false)} onStay={() => setLeaving(null)} />}
    </form>
  );
}

/** Says that something here is in no register yet. */
function Unsaved({ store }: { readonly store: FormStore }) {
  return useTouched(store) ? <Badge tone="warn">{t('form.unsaved')}</Badge> : null;
}

function KeptNotice({ draft, store }: { readonly draft: DraftState; readonly store: FormStore }) {
  const touched = useTouched(store);
  return (
    <span className="dim" role="status">
      {draft.error
        ? t('draft.failed', { why: errorText(draft.error) })
        : draft.keptMs && touched
          ? t('draft.kept', { when: formatMoment(draft.keptMs) })
          : ''}
    </span>
  );
}

/** Takes up the draft that the officer chose elsewhere, once it is found. */
function useTakeUp(draft: DraftState, key: string | undefined): void {
  const taken = useRef(false);
  useEffect(() => {
    const chosen = draft.found.find((found) => found.key === key);
    if (!chosen || taken.current) return;
    taken.current = true;
    void draft.adopt(chosen);
  }, [draft, key]);
}

/** Focuses the first match within the form once the page has been drawn. */
function focusSoon(root: RefObject<HTMLElement | null>, selector: string): void {
  requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`.letter-form :is(${selector})`)?.focus());
}
