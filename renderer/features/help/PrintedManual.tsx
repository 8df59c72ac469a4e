import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { manualTopics } from '../../i18n/manual';
import { t } from '../../i18n/t';
import { ManualText } from './ManualText';
import { ShortcutTables } from './ShortcutTables';

/** The manual on paper only: shown to the system's print dialog, and gone when that is closed. It holds no letter. */
export function PrintedManual({ onDone }: { readonly onDone: () => void }) {
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const finish = () => done.current();
    document.documentElement.dataset.printing = 'manual';
    window.addEventListener('afterprint', finish);
    // In a turn of its own: the dialog may hold the page until it is closed.
    const timer = setTimeout(() => window.print());
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', finish);
      delete document.documentElement.dataset.printing;
    };
  }, []);
  return createPortal(
    <div className="print-only print-manual">
      <h1>{t('manual.title')}</h1>
      {manualTopics.map((topic) => (
        <ManualText key={topic} topic={topic} words="" />
      ))}
      <ShortcutTables />
    </div>,
    document.body,
  );
}
