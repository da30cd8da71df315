// Hostile inputs of every kind: noise, text of nasty pieces, and mangled files.
import fc from 'fast-check';
import type { Source } from '../../src/ingest/reading.ts';
import type { Corpus, CorpusFile } from './corpus.ts';
import { anyChange, mangle, NASTY_PIECES } from './mangle.ts';

/** How an input is made. Small; `make` does the work, and printing it is enough to make it again. */
export interface HostileInput {
  readonly recipe: string;
  readonly make: () => Source;
}

const NAMES = ['a', 'a.txt', 'a.md', 'a.html', 'a.xml', 'a.json', 'a.pdf', 'a.docx', 'a.eml', 'a.mhtml', 'a.zip'];
const TYPES = ['text/plain', 'text/html; charset=utf-16', 'text/html; charset=nonsense', 'application/pdf', 'x/y'];

/** What the name and the server say of the bytes, mostly wrong. */
const anyHint = fc.record(
  { name: fc.constantFrom(...NAMES), contentType: fc.constantFrom(...TYPES) },
  { requiredKeys: ['name'] },
);

/** One arbitrary for each kind of input, by the name of the kind. */
export function hostileInputs(corpus: Corpus): ReadonlyMap<string, fc.Arbitrary<HostileInput>> {
  const everything = [...corpus.values()].flat().map((file) => file.bytes);
  return new Map<string, fc.Arbitrary<HostileInput>>([
    ['random bytes', randomBytes],
    ['random text', randomText],
    ...[...corpus].map(([kind, files]) => [`${kind}, mangled`, mangled(files, everything)] as const),
  ]);
}

const randomBytes = fc
  .record({ hint: anyHint, bytes: fc.uint8Array({ maxLength: 3_000, size: 'max' }) })
  .map(({ hint, bytes }) => input({ hint, bytes: Buffer.from(bytes).toString('hex') }, () => ({ ...hint, bytes })));

/** A beginning in plain English, so that the rules for English are reached. */
const OPENING = 'The officials in Seoul said on Monday that the soldiers had left the camp. ';

const randomText = fc
  .record({
    hint: anyHint,
    opening: fc.constantFrom('', OPENING),
    pieces: fc.array(fc.constantFrom(...NASTY_PIECES), { maxLength: 400, size: 'max' }),
  })
  .map((made) => {
    const text = made.opening + made.pieces.join('');
    return input(made, () => ({ ...made.hint, bytes: new TextEncoder().encode(text) }));
  });

function mangled(files: readonly CorpusFile[], others: readonly Uint8Array[]): fc.Arbitrary<HostileInput> {
  return fc
    .record({
      file: fc.constantFrom(...files),
      changes: fc.array(anyChange, { minLength: 1, maxLength: 5, size: 'max' }),
      hint: fc.option(anyHint, { nil: undefined }),
    })
    .map(({ file, changes, hint }) =>
      input({ file: file.name, changes, hint }, () => ({
        name: file.name,
        ...hint,
        bytes: mangle(file.bytes, changes, others),
      })),
    );
}

function input(recipe: object, make: () => Source): HostileInput {
  return { recipe: JSON.stringify(recipe), make };
}
