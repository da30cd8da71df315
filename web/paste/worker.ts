// The thread that reads: it is given models and packs once, then texts, and answers with analyses.
import * as hearsay from '../../src/browser.ts';
import type { FromWorker, ToWorker } from './messages.ts';

type Knowledge = Parameters<typeof hearsay.analyzeText>[1];

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent<ToWorker>) => void;
  postMessage: (message: FromWorker) => void;
};

let known: { readonly knowledge: Knowledge; readonly models: ReturnType<typeof hearsay.modelsOf> } | undefined;

scope.onmessage = ({ data }) => {
  if (data.kind === 'know') know(data);
  else void read(data);
};

function know({ models, pack }: Extract<ToWorker, { kind: 'know' }>): void {
  const opened = models.map(({ manifest, weights }) => hearsay.openModel(manifest, weights));
  const knowledge = { pack: hearsay.preparePack(pack), models: new hearsay.Models(opened) };
  known = { knowledge, models: hearsay.modelsOf(models.map(({ manifest }) => manifest)) };
  scope.postMessage({ kind: 'ready' });
}

async function read({ id, text }: Extract<ToWorker, { kind: 'read' }>): Promise<void> {
  try {
    const analysis = await hearsay.analyzeText(text, known!.knowledge, known!.models);
    scope.postMessage({ kind: 'analysis', id, analysis, json: hearsay.formatJson(analysis) });
  } catch (error) {
    scope.postMessage({ kind: 'failed', id, name: error instanceof Error ? error.name : 'error' });
  }
}
