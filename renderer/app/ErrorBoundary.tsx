import { Component, type ReactNode } from 'react';
import { t } from '../i18n/t';
import { Button } from '../ui';

interface State {
  readonly code: string | null;
}

/** A bug in a screen shows its kind and nothing else: messages and stacks may quote a letter. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { code: null };

  static getDerivedStateFromError(error: unknown): State {
    return { code: error instanceof Error ? error.name : 'Error' };
  }

  override render() {
    const { code } = this.state;
    if (code === null) return this.props.children;
    return (
      <div className="lock-body">
        <div className="lock-card" role="alert">
          <h1>{t('crash.title')}</h1>
          <p>{t('crash.text')}</p>
          <p className="dim">{t('crash.code', { code })}</p>
          <div>
            <Button tone="primary" onClick={() => window.location.reload()}>
              {t('action.reload')}
            </Button>
          </div>
        </div>
      </div>
    );
  }
}
