// Finds the triggers of a pack by the lemma that they begin with: "carry" leads to those of "carry out".
import type { EventType, Lemmas, Trigger } from './event-type.ts';

/** One spelling of a trigger, with the type it tells of. */
export interface TriggerWords {
  readonly event: EventType;
  readonly trigger: Trigger;
  readonly words: Lemmas;
}

export class TriggerIndex {
  readonly events: ReadonlyMap<string, EventType>;
  readonly #byFirstWord = new Map<string, TriggerWords[]>();

  constructor(events: readonly EventType[]) {
    this.events = new Map(events.map((event) => [event.type, event]));
    for (const event of events) {
      for (const trigger of event.triggers) {
        for (const words of trigger.words) this.#add({ event, trigger, words });
      }
    }
    // The sort is stable: triggers of as many words stay in the order of the file.
    for (const found of this.#byFirstWord.values()) found.sort((a, b) => b.words.length - a.words.length);
  }

  #add(words: TriggerWords): void {
    const first = words.words[0] ?? '';
    const found = this.#byFirstWord.get(first);
    if (found) found.push(words);
    else this.#byFirstWord.set(first, [words]);
  }

  /** The triggers whose first word is `lemma`, those of most words first, then in the order of the files. */
  byFirstWord(lemma: string): readonly TriggerWords[] {
    return this.#byFirstWord.get(lemma) ?? [];
  }
}
