// What the page and its thread say to each other.
import type { Analysis, ModelManifest, Pack } from '../../src/browser.ts';

export type ToWorker =
  | {
      readonly kind: 'know';
      readonly models: readonly { readonly manifest: ModelManifest; readonly weights: Uint8Array }[];
      readonly pack: Pack;
    }
  | { readonly kind: 'read'; readonly id: number; readonly text: string };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'analysis'; readonly id: number; readonly analysis: Analysis; readonly json: string }
  | { readonly kind: 'failed'; readonly id: number; readonly name: string };

/** What stands packed in the page: this as JSON, its length before it, then the bytes of each part, one behind the other. */
export interface Contents {
  readonly pack: Pack;
  readonly models: readonly ModelManifest[];
  /** Bytes of the thread's script, and of the weights of each model. */
  readonly lengths: readonly number[];
}
