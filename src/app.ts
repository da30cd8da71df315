// The wiring: inputs to an Analysis. The only place that knows everything.
import { availableParallelism } from 'node:os';
import type { AddressAnswer, AddressReaderData } from './address-reading.ts';
import type { AddressList } from './addresses/list.ts';
import { knownFrom } from './addresses/match.ts';
import { type AddressReport, makeReport, type SearchedList } from './addresses/report.ts';
import { concluded } from './analyzed.ts';
import type { Analysis, Generator } from './document/analysis.ts';
import { byCodeUnit } from './document/order.ts';
import type { Unread } from './document/unread.ts';
import { createFetcher, type Fetcher, type FetcherOptions } from './ingest/fetch/fetcher.ts';
import { abortable } from './ingest/fetch/pace.ts';
import type { Place } from './ingest/ingest.ts';
import { expandInputs, type Input, nameOfInput, readInput } from './ingest/inputs/inputs.ts';
import { DEFAULT_LIMITS, type Limits, type Source, UnreadableError } from './ingest/reading.ts';
import { modelsOf } from './models/models.ts';
import { readManifests } from './models/read.ts';
import type { Pack } from './packs/pack.ts';
import type { Analyzed, KeptText, ReadAnswer, ReaderData, ReadTask } from './reading.ts';
import { VERSION } from './version.ts';
import { Pool, TaskLostError, workerModule } from './workers/pool.ts';

export interface ReadOptions {
  /** Absolute folder that relative inputs start from. */
  readonly cwd: string;
  readonly pack: Pack;
  /** Read where an input is "-"; without it that input is empty. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Worker threads; default: the cores of the machine, and never more than there are inputs. */
  readonly jobs?: number;
  readonly limits?: Partial<Limits>;
  /** Milliseconds for one input; default 120,000. */
  readonly timeLimit?: number;
  /** For addresses: what `createFetcher` takes besides the version and the cap. Without it addresses are not fetched but reported. */
  readonly fetch?: Omit<FetcherOptions, 'version' | 'maxBytes'>;
  /** Called when an input is done: how many are, of how many, and the name of this one. */
  readonly onProgress?: (done: number, total: number, name: string) => void;
  readonly signal?: AbortSignal;
}

const TIME_LIMIT = 120_000;
/** Megabytes of heap for one reading thread. */
const MEMORY_LIMIT = 2_048;
/** Inputs whose bytes are held while they wait for a thread. */
const AHEAD = 4;
/** Answers that wait for one before them, for each input under way. */
const HELD = 8;

/** Reads every input and gives one Analysis. The order of inputs and the number of threads do not change it. */
export async function readInputs(inputs: readonly string[], options: ReadOptions): Promise<Analysis> {
  const { pack } = options;
  const { answers, unread } = await readEach<ReadAnswer>(
    inputs,
    options,
    'reader',
    (limits): ReaderData => ({
      pack,
      limits,
    }),
  );
  return assemble(answers, unread, pack, modelsOf(readManifests()));
}

/**
 * Reads every input and hands each answer to `take` in the order of the inputs, so that none need be held. Gives what could not even be
 * opened. `withOriginals`: the bytes of each document come along.
 */
export async function readInputsInto(
  inputs: readonly string[],
  options: ReadOptions & { readonly withOriginals?: boolean },
  take: (answer: ReadAnswer) => Promise<void>,
): Promise<readonly Unread[]> {
  const { pack, withOriginals = false } = options;
  const dataFor = (limits: Limits): ReaderData => ({ pack, limits, withOriginals });
  return (await readEach<ReadAnswer>(inputs, options, 'reader', dataFor, take)).unread;
}

/** The same for bytes that are here already, each with its place. */
export async function readSourcesInto(
  sources: readonly { readonly source: Source; readonly place: Place }[],
  options: Omit<ReadOptions, 'cwd' | 'stdin' | 'fetch'> & { readonly withOriginals?: boolean },
  take: (answer: ReadAnswer) => Promise<void>,
): Promise<void> {
  const { pack, withOriginals = false } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), sources.length));
  const pool = readingPool<ReadAnswer>('reader', jobs, { pack, limits, withOriginals }, options.timeLimit);
  try {
    await readAll(
      sources,
      jobs + AHEAD,
      options,
      nameOfPlace,
      (given) => onPool(pool, given, nameOfPlace(given)),
      take,
    );
  } finally {
    await pool.close();
  }
}

/** Has documents that were kept read again, a part at a time on each thread. Throws where a thread is lost. */
export async function readKeptInto(
  parts: readonly (readonly KeptText[])[],
  options: Omit<ReadOptions, 'cwd' | 'stdin' | 'fetch'>,
  take: (analyzed: readonly Analyzed[]) => Promise<void>,
): Promise<void> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), parts.length));
  const pool = readingPool<ReadAnswer>('reader', jobs, { pack: options.pack, limits }, options.timeLimit);
  const nameOf = ([first]: readonly KeptText[]) => first?.document.id ?? '';
  try {
    await readAll(parts, jobs + AHEAD, options, nameOf, async (kept) => (await pool.run({ kept })).documents, take);
  } finally {
    await pool.close();
  }
}

function nameOfPlace({ place, source }: { readonly source: Source; readonly place: Place }): string {
  return place.path ?? place.url ?? source.name;
}

/** Text is searched to its end, beyond the usual cap on characters, because a table of transactions is long. */
export interface SearchOptions extends Omit<ReadOptions, 'pack'> {
  readonly lists: readonly (SearchedList & AddressList)[];
}

/** Looks for addresses in every input, compares them with the lists, and gives one report. The order of inputs and the number of threads do not change it. */
export async function searchInputs(inputs: readonly string[], options: SearchOptions): Promise<AddressReport> {
  const { lists } = options;
  const known = knownFrom(lists);
  const maxCharacters = options.limits?.maxBytes ?? DEFAULT_LIMITS.maxBytes;
  const { answers, unread } = await readEach<AddressAnswer>(
    inputs,
    { ...options, limits: { ...options.limits, maxCharacters } },
    'address-reader',
    (limits): AddressReaderData => ({ limits, known }),
  );
  return makeReport({
    version: VERSION,
    searched: answers.flatMap((answer) => answer.documents),
    lists,
    unread: unreadOf(unread, answers),
  });
}

/** What a thread answers for one input. */
interface Answer {
  readonly documents: readonly unknown[];
  readonly unread: readonly Unread[];
}

/** Has every input read by threads of the module `reader`; answers come back in the order of the inputs. */
async function readEach<A extends Answer>(
  inputs: readonly string[],
  options: Omit<ReadOptions, 'pack'>,
  reader: string,
  dataFor: (limits: Limits) => unknown,
  take?: (answer: A | Lost) => Promise<void>,
): Promise<{ readonly answers: readonly (A | Lost)[]; readonly unread: readonly Unread[] }> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const expanded = await expandInputs(inputs, { cwd: options.cwd, maxBytes: limits.maxBytes });
  const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), expanded.inputs.length));
  const pool = readingPool<A>(reader, jobs, dataFor(limits), options.timeLimit);
  const fetcher = options.fetch && createFetcher({ ...options.fetch, version: VERSION, maxBytes: limits.maxBytes });
  try {
    const read = (input: Input) => readOn(pool, fetcher, input, limits, options);
    const answers: (A | Lost)[] = [];
    const keep = async (answer: A | Lost) => void answers.push(answer);
    await readAll(expanded.inputs, jobs + AHEAD, options, nameOfInput, read, take ?? keep);
    return { answers, unread: expanded.unread };
  } finally {
    await Promise.all([pool.close(), fetcher?.close()]);
  }
}

/** Threads of one module, `size` at most. */
export function readingPool<A>(
  reader: string,
  size: number,
  workerData: unknown,
  timeLimit: number = TIME_LIMIT,
): Pool<ReadTask, A> {
  return new Pool<ReadTask, A>({ entry: workerModule(reader), size, workerData, timeLimit, memoryLimit: MEMORY_LIMIT });
}

/** The answer for an input that gave none. */
interface Lost {
  readonly documents: readonly never[];
  readonly unread: readonly Unread[];
}

/** Keeps at most `width` inputs under way; answers are handed on in the order of the inputs, one at a time. */
async function readAll<I, A>(
  inputs: readonly I[],
  width: number,
  { onProgress, signal }: Pick<ReadOptions, 'onProgress' | 'signal'>,
  nameOf: (input: I) => string,
  read: (input: I) => Promise<A>,
  take: (answer: A) => Promise<void>,
): Promise<void> {
  const waiting = new Map<number, A>();
  let next = 0;
  let done = 0;
  let taken = 0;
  let taking = Promise.resolve();
  const takeInTurn = async () => {
    for (let answer = waiting.get(taken); answer !== undefined; answer = waiting.get(taken)) {
      waiting.delete(taken++);
      await take(answer);
    }
  };
  const lane = async () => {
    while (next < inputs.length && !signal?.aborted) {
      const at = next++;
      waiting.set(at, await read(inputs[at]!));
      taking = taking.then(takeInTurn);
      onProgress?.(++done, inputs.length, nameOf(inputs[at]!));
      // Answers are not piled up before one that is slow, nor faster than they are taken.
      if (waiting.size > HELD * width) await taking;
    }
  };
  const lanes = Promise.all(Array.from({ length: Math.min(width, inputs.length) }, lane)).then(() => taking);
  // An input that is being waited for, such as an open standard input, must not hold up the end.
  await (signal ? abortable(lanes, signal) : lanes);
  signal?.throwIfAborted();
}

async function readOn<A>(
  pool: Pool<ReadTask, A>,
  fetcher: Fetcher | undefined,
  input: Input,
  limits: Limits,
  { stdin, signal }: Omit<ReadOptions, 'pack'>,
): Promise<A | Lost> {
  try {
    if (input.type === 'file') return await onPool(pool, { file: input }, nameOfInput(input));
    const source = await readInput(input, {
      maxBytes: limits.maxBytes,
      ...(stdin && { stdin }),
      ...(fetcher && { fetcher }),
      ...(signal && { signal }),
    });
    return await onPool(pool, { source, place: placeOf(input, source) }, nameOfInput(input));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { documents: [], unread: [{ path: nameOfInput(input), reason: error.message }] };
  }
}

/** What a thread answers; a thread that is lost gives a line for `name`. */
async function onPool<A>(pool: Pool<ReadTask, A>, task: ReadTask, name: string): Promise<A | Lost> {
  try {
    return await pool.run(task);
  } catch (error) {
    if (!(error instanceof TaskLostError)) throw error;
    return { documents: [], unread: [{ path: name, reason: `${name} ${error.message}` }] };
  }
}

function placeOf(input: Input, source: Source): Place {
  return input.type === 'url' ? { url: source.url ?? input.url } : { path: '-' };
}

/** One Analysis of the answers for all inputs; their order does not change it. */
export function assemble(
  answers: readonly ReadAnswer[],
  unread: readonly Unread[],
  pack: Pack,
  models: Generator['models'],
): Analysis {
  const analyzed = answers.flatMap((answer) => answer.documents);
  return concluded(analyzed, unreadOf(unread, answers), pack, models);
}

function unreadOf(unread: readonly Unread[], answers: readonly Answer[]): Unread[] {
  return [...unread, ...answers.flatMap((answer) => answer.unread)].sort(
    (a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.reason, b.reason),
  );
}
