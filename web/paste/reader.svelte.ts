// The reading thread as the page sees it: how far it is unpacked, whether it reads, what it found.
import type { Analysis } from '../../src/browser.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { unpack } from './unpack.ts';

export interface Found {
  readonly text: string;
  readonly analysis: Analysis;
  /** As `hearsay brief - --format json` prints it. */
  readonly json: string;
  /** Milliseconds that it took. */
  readonly took: number;
}

class Reader {
  /** Of the models, 0 to 1. */
  unpacked = $state(0);
  isReady = $state(false);
  isReading = $state(false);
  found = $state.raw<Found | undefined>();
  problem = $state('');
  #worker: Worker | undefined;
  #asked: { readonly id: number; readonly text: string; readonly from: number } | undefined;
  /** A text that was given before the models were there. */
  #waiting: string | undefined;
  #ids = 0;

  async begin(): Promise<void> {
    const packed = document.getElementById('packed')!;
    try {
      const { contents, script, weights } = await unpack(
        packed.textContent.trim(),
        Number(packed.dataset.size),
        (done) => {
          this.unpacked = done;
        },
      );
      packed.remove();
      const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
      this.#worker = new Worker(address);
      this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#heard(data);
      this.#worker.onerror = () => this.#fail();
      const models = contents.models.map((manifest, at) => ({ manifest, weights: weights[at]! }));
      this.#say(
        { kind: 'know', models, pack: contents.pack },
        weights.map(({ buffer }) => buffer),
      );
    } catch {
      this.#fail();
    }
  }

  read(text: string): void {
    this.isReading = true;
    this.problem = '';
    if (!this.isReady) {
      this.#waiting = text;
      return;
    }
    this.#asked = { id: ++this.#ids, text, from: performance.now() };
    this.#say({ kind: 'read', id: this.#asked.id, text });
  }

  #heard(message: FromWorker): void {
    if (message.kind === 'ready') {
      this.isReady = true;
      if (this.#waiting !== undefined) this.read(this.#waiting);
      return;
    }
    // An answer to a text that was replaced meanwhile is of no use.
    if (message.id !== this.#asked?.id) return;
    this.isReading = false;
    if (message.kind === 'failed') {
      this.problem = `The text could not be read (${message.name}). Try a part of it.`;
      return;
    }
    const { text, from } = this.#asked;
    this.found = { text, analysis: message.analysis, json: message.json, took: performance.now() - from };
  }

  #say(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  #fail(): void {
    this.isReading = false;
    this.problem =
      'This page could not be unpacked: it was cut off, or the browser is too old. Get it again, or use another browser.';
  }
}

export const reader = new Reader();
