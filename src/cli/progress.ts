import { formatDiagnostic } from '../stage/diagnostic.js';
import type { RunEvent } from '../run/run.js';
import { count, isTerminal, say, sayOver } from './terminal.js';

/** Diagnostics shown while running; the others are in diagnostics.jsonl, and counted in the summary. */
const MOST_SHOWN = 10;
/** Off a terminal a line is written so often (milliseconds): logs stay short. */
const LOG_EVERY = 15_000;

/** Shows the events of a run on stderr. */
export function progressOf(): { show: (event: RunEvent) => void; end: () => void } {
  const began = performance.now();
  let logged = began;
  let documents = 0;
  let tokens = 0;
  let shown = 0;
  const line = (): string => {
    const seconds = (performance.now() - began) / 1000;
    return `${count(documents)} documents, ${count(tokens)} tokens, ${count(tokens / seconds)} tokens/s`;
  };
  return {
    show(event) {
      switch (event.type) {
        case 'start': {
          const threads = event.workers === 0 ? 'in this thread' : `with ${event.workers} worker threads`;
          say(`qawl: ${count(event.files)} files into ${event.folder}, ${threads}`);
          break;
        }
        case 'batch':
          documents += event.result.documents;
          tokens += event.result.rows['tokens'] ?? 0;
          sayOver(line());
          if (!isTerminal() && performance.now() - logged > LOG_EVERY) {
            logged = performance.now();
            say(line());
          }
          break;
        case 'corpus-stage':
          sayOver(`${event.name} over all documents`);
          break;
        case 'diagnostic':
          if (shown++ < MOST_SHOWN) {
            sayOver('');
            say(formatDiagnostic(event.diagnostic));
          }
          break;
      }
    },
    end() {
      sayOver('');
    },
  };
}
