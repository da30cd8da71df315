// A kept dossier at work: whatever changes it is concluded at once, so that who asks next sees it.
import type { ReadOptions } from '../app.ts';
import type { Place } from '../ingest/ingest.ts';
import type { Source } from '../ingest/reading.ts';
import type { PlaceCoordinates } from '../packs/coordinates.ts';
import type { EventType } from '../packs/event-type.ts';
import type { GazetteerEntry } from '../packs/gazetteer.ts';
import { type PreparedPack, preparePack } from '../packs/prepared.ts';
import { type AddOutcome, addInputs, addSources } from './adding.ts';
import type { By, ChangeListener, KeptDossier, NewJudgement } from './kept.ts';

type Why = { readonly why: string };

/** What the API is served from. */
export class WorkingDossier {
  readonly kept: KeptDossier;
  readonly #reading: ReadOptions;
  readonly #pack: PreparedPack;

  /** `reading`: how what is given is read; its pack is that of the dossier. */
  constructor(kept: KeptDossier, reading: Omit<ReadOptions, 'pack'>) {
    this.kept = kept;
    this.#reading = { ...reading, pack: kept.pack };
    this.#pack = preparePack(kept.pack);
  }

  get id(): string {
    return this.kept.id;
  }

  get database() {
    return this.kept.database;
  }

  get eventTypes(): readonly EventType[] {
    return this.kept.pack.events ?? [];
  }

  placeOf(id: string): GazetteerEntry | undefined {
    return this.#pack.gazetteer.byId(id);
  }

  coordinatesOf(id: string): PlaceCoordinates | undefined {
    return this.#pack.coordinates.get(id);
  }

  /** Throws a DossierMismatchError where the dossier was read otherwise. */
  async addInputs(inputs: readonly string[], by: By, options: Partial<ReadOptions> = {}): Promise<AddOutcome> {
    this.kept.checkCurrent();
    return addInputs(this.kept, inputs, { ...this.#reading, ...options }, by);
  }

  async addSources(
    sources: readonly { readonly source: Source; readonly place: Place }[],
    by: By,
  ): Promise<AddOutcome> {
    this.kept.checkCurrent();
    return addSources(this.kept, sources, this.#reading, by);
  }

  addUrls(urls: readonly string[], by: By): Promise<AddOutcome> {
    return this.addInputs(urls, by);
  }

  async remove(document: string, by: By & Why): Promise<boolean> {
    const isRemoved = await this.kept.remove(document, by);
    if (isRemoved) await this.kept.conclude(by.at);
    return isRemoved;
  }

  async judge(judgements: readonly NewJudgement[], by: By) {
    const made = await this.kept.judge(judgements, by);
    await this.kept.conclude(by.at);
    return made;
  }

  async withdraw(judgement: string, by: By & Why) {
    const withdrawn = await this.kept.withdraw(judgement, by);
    if (withdrawn) await this.kept.conclude(by.at);
    return withdrawn;
  }

  analysis() {
    return this.kept.analysis();
  }

  original(sha256: string): Promise<Uint8Array | undefined> {
    return this.kept.original(sha256);
  }

  onChange(listener: ChangeListener): () => void {
    return this.kept.onChange(listener);
  }
}
