// What changes while the dossier is open: counted quietly, and shown when the reader asks.
import { ask, inDossier } from '../shared/api/dossier.ts';
import type { Change, Reading } from '../shared/api/types.ts';

interface News {
  readonly revision: number;
  readonly changes?: readonly Change[];
}

class Live {
  /** Grows when the page is to be read again; `Loaded` depends on it. */
  revision = $state(0);
  /** Events that changed since what is shown. */
  waiting = $state.raw<ReadonlySet<string>>(new Set());
  /** Something changed, and what is not known any more. */
  isStale = $state(false);
  isConnected = $state(true);
  reading = $state.raw<Reading | undefined>();
  /** While nothing is shown yet, what comes is shown at once. */
  followsReading = $state(false);
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Listens to the dossier of the address, until `close`. */
  open(): void {
    this.close();
    const source = new EventSource(`/api/v1${inDossier('/changes')}`);
    source.onopen = () => {
      this.isConnected = true;
    };
    source.onerror = () => {
      this.isConnected = false;
    };
    source.addEventListener('changes', (event) => this.#heard(JSON.parse(event.data) as News));
    source.addEventListener('reset', () => this.#lost());
    this.#source = source;
    void this.#look();
  }

  close(): void {
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#timer);
    this.waiting = new Set();
    this.isStale = false;
    this.isConnected = true;
    this.reading = undefined;
    this.followsReading = false;
  }

  /** Reads the page again. */
  show(): void {
    this.waiting = new Set();
    this.isStale = false;
    this.revision++;
  }

  #heard({ changes = [] }: News): void {
    if (this.followsReading) this.show();
    else this.waiting = new Set([...this.waiting, ...changes.map(({ event }) => event.id)]);
  }

  #lost(): void {
    if (this.followsReading) this.show();
    else this.isStale = true;
  }

  /** How far a command is with its inputs: asked for every half second while it reads. */
  async #look(): Promise<void> {
    const source = this.#source;
    const reading = await ask<Reading>('/reading').catch(() => undefined);
    if (source !== this.#source || reading === undefined) return;
    const wasReading = this.reading?.isReading ?? false;
    this.reading = reading;
    if (reading.isReading) {
      this.followsReading = true;
      this.#timer = setTimeout(() => void this.#look(), 500);
    } else if (wasReading) {
      this.show();
      this.followsReading = false;
    }
  }
}

export const live = new Live();
