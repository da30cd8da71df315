// `hearsay watch`: looks at feeds, adds what is new to a kept dossier, and tells what is known otherwise than before.
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Command, Option } from 'commander';
import type { Change } from '../document/change.ts';
import { byWeight, changesAsAtom, changesAsJson, changesAsLines } from '../export/changes/index.ts';
import { inert } from '../export/index.ts';
import { type Feed, readFeedList } from '../ingest/feeds/list.ts';
import type { FeedItem } from '../ingest/feeds/state.ts';
import { watchFeeds } from '../ingest/feeds/watch.ts';
import { createFetcher } from '../ingest/fetch/fetcher.ts';
import { postWebhook, WebhookError } from '../ingest/fetch/webhook.ts';
import { UnreadableError } from '../ingest/reading.ts';
import type { WorkingDossier } from '../keeping/working.ts';
import { VERSION } from '../version.ts';
import { type DossierFlags, whoIs, whoOption, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';
import { readNamed } from './named-file.ts';
import { wholeNumber } from './numbers.ts';
import { checkOutput, writeOutput } from './output.ts';
import { type ReadingFlags, readingOptions, withReadingOptions } from './reading-options.ts';

interface WatchFlags extends DossierFlags, ReadingFlags {
  readonly once?: boolean;
  readonly every?: number;
  readonly format: 'text' | 'json';
  readonly webhook?: string;
  readonly atom?: string;
}

const HELP = `
The list is OPML, as feed readers export it, or a text file with an address to a line. Without one the feeds of the time before
are looked at. A feed is asked only for what changed, as seldom as it wishes, and less often while it fails.

Told are events that are new or gone, and verdicts that changed: as lines, to a webhook (a POST with the changes as JSON, signed
with the variable HEARSAY_WEBHOOK_SECRET), and as an Atom feed in a file.

Examples:
  hearsay watch feeds.opml
  hearsay watch feeds.txt --once --quiet          from cron
  hearsay watch --atom changes.atom --webhook https://hooks.example.org/x7

Exit status: 0 ended, 1 the dossier is in use or lost, 2 wrong usage.`;

export function watchCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('watch')
    .description('add what feeds bring to a kept dossier, and tell what changes')
    .argument('[list]', 'OPML, or a text file of addresses')
    .option('--once', 'look at every feed that is due, once, and end')
    .option('--every <minutes>', 'least time between two looks at a feed (default: 30)', wholeNumber(1, 10_080))
    .addOption(new Option('-f, --format <format>', 'form of the changes').choices(['text', 'json']).default('text'))
    .option('--webhook <url>', 'send the changes there')
    .option('--atom <file>', 'keep the latest changes there as an Atom feed')
    .addOption(whoOption());
  return withReadingOptions(withDossierOptions(command))
    .addHelpText('after', HELP)
    .action(async (list: string | undefined, flags: WatchFlags) => {
      await watch(list, flags, environment);
      settle(STATUS.ok);
    });
}

async function watch(list: string | undefined, flags: WatchFlags, environment: Environment): Promise<void> {
  if (flags.atom !== undefined) await checkOutput(flags.atom, environment.cwd);
  const listed = list === undefined ? undefined : await readList(list, environment);
  await withDossier(flags, environment, { command: 'watch', make: true }, async (kept) => {
    kept.checkCurrent();
    const { WorkingDossier } = await import('../keeping/working.ts');
    await new Watch(new WorkingDossier(kept, readingOptions(flags, environment)), flags, environment).run(listed);
  });
}

async function readList(list: string, { cwd, stderr }: Environment): Promise<readonly Feed[]> {
  const bytes = await readNamed(list, cwd);
  try {
    const { feeds, unread } = readFeedList({ bytes, name: basename(list) });
    for (const { path, reason } of unread) stderr.write(`hearsay: ${inert(`${path}: ${reason}`)}\n`);
    return feeds;
  } catch (error) {
    if (error instanceof UnreadableError) throw new Failure(error.message);
    throw error;
  }
}

/** Changes that the Atom feed holds. */
const MOST_ENTRIES = 100;

class Watch {
  readonly #dossier: WorkingDossier;
  readonly #flags: WatchFlags;
  readonly #environment: Environment;
  #told: readonly Change[] = [];

  constructor(dossier: WorkingDossier, flags: WatchFlags, environment: Environment) {
    this.#dossier = dossier;
    this.#flags = flags;
    this.#environment = environment;
  }

  async run(listed: readonly Feed[] | undefined): Promise<void> {
    const { now, stderr, signal = new AbortController().signal } = this.#environment;
    const { kept } = this.#dossier;
    const { feeds, states } = await kept.feeds(listed);
    if (feeds.length === 0) throw new Failure('there are no feeds to look at; give a list of them.');
    const fetcher = createFetcher({ version: VERSION, now, allowPrivate: this.#flags.allowPrivate ?? false });
    try {
      await watchFeeds({
        ...{ feeds, states, fetcher, now, signal, once: this.#flags.once ?? false },
        ...(this.#flags.every !== undefined && { everyMs: this.#flags.every * 60_000 }),
        sleep: (ms, sleeping) => wait(ms, undefined, { signal: sleeping }),
        onItems: (feed, items) => this.#add(feed, items),
        onState: (state) => kept.keepFeed(state),
        onProblem: (_feed, sentence) => void stderr.write(`hearsay: ${inert(sentence)}\n`),
      });
    } finally {
      await fetcher.close();
    }
  }

  async #add(feed: Feed, items: readonly FeedItem[]): Promise<void> {
    const by = whoIs(this.#flags, this.#environment);
    const whole = items.filter(({ isWhole, part }) => isWhole && part !== undefined);
    const urls = items.flatMap(({ url, isWhole }) => (isWhole || url === undefined ? [] : [url]));
    const sources = whole.map(({ part, url }) => ({ source: part!, place: { url: url ?? feed.url } }));
    const outcomes = [
      ...(sources.length > 0 ? [await this.#dossier.addSources(sources, by)] : []),
      ...(urls.length > 0 ? [await this.#dossier.addUrls(urls, by)] : []),
    ];
    const { stderr } = this.#environment;
    for (const { reason } of outcomes.flatMap(({ unread }) => unread)) stderr.write(`hearsay: ${inert(reason)}\n`);
    await this.#tell(outcomes.flatMap(({ changes }) => changes));
  }

  async #tell(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    const { format, atom, webhook } = this.#flags;
    const words = format === 'json' ? changesAsJson(changes) : changesAsLines(byWeight(changes));
    await writeOutput([words], undefined, this.#environment);
    this.#told = [...changes, ...this.#told].slice(0, MOST_ENTRIES);
    if (atom !== undefined) await writeOutput([this.#atom()], atom, this.#environment);
    if (webhook !== undefined) await this.#send(webhook, changes);
  }

  #atom(): string {
    const since = this.#told.at(-1)!.at;
    const { id } = this.#dossier;
    return changesAsAtom(this.#told, { dossier: id, title: `Hearsay: ${id}`, since, version: VERSION });
  }

  /** A message that is not taken is told, and the watch goes on: the dossier has the changes. */
  async #send(webhook: string, changes: readonly Change[]): Promise<void> {
    const { now, env, signal, stderr } = this.#environment;
    const secret = env.HEARSAY_WEBHOOK_SECRET;
    try {
      await postWebhook(
        webhook,
        { dossier: this.#dossier.id, changes },
        {
          ...{ version: VERSION, now, allowPrivate: this.#flags.allowPrivate ?? false },
          ...(secret !== undefined && secret !== '' && { secret }),
          ...(signal && { signal }),
        },
      );
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      stderr.write(`hearsay: ${inert(error.message)}\n`);
    }
  }
}
