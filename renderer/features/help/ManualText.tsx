import { type ManualTopic, manualPage } from '../../i18n/manual';
import { highlight, type Piece } from './search';

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, hit }) => {
    at += text.length;
    return hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
  });
}

/** One page of the manual, with the words looked for marked in it. Parts can be jumped to by `manual-<topic>-<place>`. */
export function ManualText({ topic, words }: { readonly topic: ManualTopic; readonly words: string }) {
  const page = manualPage(topic);
  const wanted = words.trim() ? words.trim().split(/\s+/) : [];
  const marked = (text: string) => <Pieces pieces={highlight(text, wanted)} />;
  return (
    <article className="manual-page" aria-label={page.title}>
      <h2>{page.title}</h2>
      {page.parts.map((part, place) => (
        <section key={part.title} id={`manual-${topic}-${place}`} className="stack-tight" tabIndex={-1}>
          <h3>{marked(part.title)}</h3>
          {part.text.map((text) =>
            typeof text === 'string' ? (
              <p key={text}>{marked(text)}</p>
            ) : (
              <ul key={text.join()}>
                {text.map((line) => (
                  <li key={line}>{marked(line)}</li>
                ))}
              </ul>
            ),
          )}
        </section>
      ))}
    </article>
  );
}
