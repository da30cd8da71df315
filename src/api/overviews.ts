// Answers that count over the whole dossier: made once for each revision, and given again to whoever asks the same.
import type { ApiContext } from './context.ts';
import { json, stateOf, tagged } from './lists.ts';
import type { KeptDossier } from './served.ts';

/** Answers of one dossier that are remembered, and their characters. */
const MOST_KEPT = 200;
const MOST_CHARACTERS = 20_000_000;

/** Answers by what was asked, all of one state of the dossier. */
class Kept {
  #tag = '';
  #answers = new Map<string, Promise<string>>();
  #characters = 0;

  /** The answer that is remembered, or being made, else what `make` gives. */
  get(tag: string, asked: string, make: () => Promise<string>): Promise<string> {
    if (tag !== this.#tag) this.#forget(tag);
    const known = this.#answers.get(asked);
    if (known !== undefined) return known;
    if (this.#answers.size >= MOST_KEPT || this.#characters >= MOST_CHARACTERS) this.#forget(tag);
    const answers = this.#answers;
    const made = make();
    answers.set(asked, made);
    made.then(
      ({ length }) => {
        if (answers === this.#answers) this.#characters += length;
      },
      () => answers.delete(asked),
    );
    return made;
  }

  #forget(tag: string): void {
    this.#tag = tag;
    this.#answers = new Map();
    this.#characters = 0;
  }
}

const all = new WeakMap<KeptDossier, Kept>();

/** Answers what `make` gives, and the revision; `make` is asked once for the same path and query of a state. */
export async function answerOverview(c: ApiContext, make: () => Promise<object>): Promise<Response> {
  const { kept } = c.var;
  const { revision, tag } = await stateOf(c);
  const answers = all.get(kept) ?? new Kept();
  all.set(kept, answers);
  const { pathname, search } = new URL(c.req.url);
  return tagged(c, tag, async () =>
    json(await answers.get(tag, pathname + search, async () => JSON.stringify({ ...(await make()), revision }))),
  );
}
