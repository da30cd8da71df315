// A pool of worker threads: one task at a time each, a time limit for every task, and a fresh thread where one dies.
import { Worker } from 'node:worker_threads';

/** The module `name` of a thread. It stands beside this one with the same ending: `.ts` in a clone, `.mjs` when built. */
export function workerModule(name: string): URL {
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  return new URL(`./${name}${ending}`, import.meta.url);
}

export interface PoolOptions {
  /** The module that answers tasks, as `workerModule` gives it. */
  readonly entry: URL;
  /** Threads at most; they are started when there is work for them. */
  readonly size: number;
  /** Handed to every thread as its `workerData`. */
  readonly workerData?: unknown;
  /** Milliseconds after which a task is given up and its thread replaced. */
  readonly timeLimit: number;
  /** Megabytes of heap of one thread. */
  readonly memoryLimit: number;
}

/** A task that gave no answer: its thread took too long, ran out of memory or died. The message is a sentence for people. */
export class TaskLostError extends Error {
  override readonly name = 'TaskLostError';
}

interface Job<Task, Answer> {
  readonly task: Task;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Answers tasks on worker threads. Answers come in the order in which they are done; the caller keeps its own. */
export class Pool<Task, Answer> {
  readonly #options: PoolOptions;
  readonly #idle: Worker[] = [];
  readonly #waiting: Job<Task, Answer>[] = [];
  readonly #threads = new Set<Worker>();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  run(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  /** Ends every thread. Tasks still waiting or running are abandoned: their promises stay open. */
  async close(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.all([...this.#threads].map((worker) => this.#drop(worker)));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#threads.size < this.#options.size ? this.#start() : undefined);
    if (worker) this.#give(worker, this.#waiting.shift()!);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./boot.mjs', import.meta.url), {
      workerData: { entry: this.#options.entry.href, workerData: this.#options.workerData },
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryLimit },
      // What libraries print there is no message of ours.
      stdout: true,
      stderr: true,
    });
    // A thread may fail after its answer too, while it waits for work: then it is forgotten, and the next task starts another.
    worker.on('error', () => {});
    worker.on('exit', () => this.#forget(worker));
    this.#threads.add(worker);
    return worker;
  }

  #forget(worker: Worker): void {
    this.#threads.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at !== -1) this.#idle.splice(at, 1);
  }

  async #drop(worker: Worker): Promise<void> {
    this.#forget(worker);
    await worker.terminate();
  }

  #give(worker: Worker, job: Job<Task, Answer>): void {
    const settle = (act: () => void, keep: boolean) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (keep) this.#idle.push(worker);
      else void this.#drop(worker);
      act();
      this.#next();
    };
    const lose = (reason: string) => settle(() => job.reject(new TaskLostError(reason)), false);
    const onMessage = (answer: Answer) => settle(() => job.resolve(answer), true);
    const onError = (error: NodeJS.ErrnoException) => lose(reasonOf(error, this.#options.memoryLimit));
    const onExit = () => lose('ended the thread that read it; report the file if it can be shared.');
    const seconds = this.#options.timeLimit / 1000;
    const timer = setTimeout(
      () => lose(`took longer than ${seconds} s and was given up; raise the limit with --time-limit.`),
      this.#options.timeLimit,
    );
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job.task);
  }
}

function reasonOf(error: NodeJS.ErrnoException, memoryLimit: number): string {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return `needs more than ${memoryLimit} MB of memory to read; split it.`;
  return `stopped the thread that read it (${error.name}); report the file if it can be shared.`;
}
