// Keeps lists in a plain folder: one folder a list, one file a version, and a card that names the version in use. Every file appears whole or not at all.
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { changesBetween, type ListChanges } from './changes.ts';
import { ListError } from './errors.ts';
import { LIST_FORMATS } from './formats/format.ts';
import { LISTED_KINDS, type Listed, NAME_QUALITIES } from './listed.ts';
import type { ReadList } from './read.ts';

const versionSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  format: z.enum(LIST_FORMATS),
  /** When it was added, as an instant. */
  addedAt: z.string(),
  /** The day the publisher made it. */
  generated: z.string().optional(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
  entries: z.number(),
  names: z.number(),
  /** Against the version before it. */
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
});
const cardSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The SHA-256 of the version in use. */
  current: z.string(),
  /** In the order in which they were added. */
  versions: z.array(versionSchema),
});
const listedSchema = z.object({
  id: z.string(),
  kind: z.enum(LISTED_KINDS),
  names: z.array(z.object({ name: z.string(), quality: z.enum(NAME_QUALITIES), script: z.string() })),
  births: z.array(z.string()),
  places: z.array(z.string()),
  countries: z.array(z.string()),
  documents: z.array(z.object({ type: z.string(), number: z.string(), country: z.string().exactOptional() })),
  imo: z.string().exactOptional(),
  flag: z.string().exactOptional(),
  wallets: z.array(z.object({ currency: z.string(), address: z.string() })),
  programmes: z.array(z.string()),
  listedOn: z.string().exactOptional(),
});

export type ListVersion = z.infer<typeof versionSchema>;
export type ListCard = z.infer<typeof cardSchema>;

/** A list in use: its card's head, the version, and its entries. */
export interface KeptList {
  readonly id: string;
  readonly title: string;
  readonly version: ListVersion;
  readonly entries: readonly Listed[];
}

const CARD = 'list.json';

/** The lists of one folder, which need not exist. */
export class ListStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Cards of all lists, by id. */
  async cards(): Promise<readonly ListCard[]> {
    const names = await readdir(this.folder, { withFileTypes: true }).catch(nothing([]));
    const ids = names.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
    const cards = await Promise.all(ids.sort().map((id) => this.card(id)));
    return cards.filter((card) => card !== undefined);
  }

  /** The card of a list, or undefined where there is none of the id. */
  async card(id: string): Promise<ListCard | undefined> {
    if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(id)) return undefined;
    const text = await readFile(join(this.folder, id, CARD), 'utf8').catch(nothing(undefined));
    if (text === undefined) return undefined;
    const parsed = cardSchema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    throw new ListError(
      `the card ${join(this.folder, id, CARD)} is damaged; remove the folder and add the list again.`,
    );
  }

  /** Keeps a list as the version in use; the one before stays. A version that is there already is put in use again. */
  async add(
    list: ReadList,
    addedAt: string,
  ): Promise<{ readonly card: ListCard; readonly changes: ListChanges; readonly isNew: boolean }> {
    const card = await this.card(list.id);
    const before = card ? await this.#entries(list.id, card.current) : [];
    const changes = changesBetween(before, list.entries);
    const known = card?.versions.find(({ sha256 }) => sha256 === list.sha256);
    const folder = join(this.folder, list.id);
    await mkdir(folder, { recursive: true });
    if (!known)
      await writeWhole(
        join(folder, fileOf(list.sha256)),
        list.entries.map((listed) => `${JSON.stringify(listed)}\n`).join(''),
      );
    const versions = [...(card?.versions ?? []), ...(known ? [] : [versionOf(list, addedAt, changes)])];
    const next = { id: list.id, title: list.title, current: list.sha256, versions };
    await writeWhole(join(folder, CARD), `${JSON.stringify(next, null, 1)}\n`);
    return { card: next, changes, isNew: !known };
  }

  /** A list with the entries of a version, by default the one in use; a version is named by the beginning of its SHA-256. */
  async load(id: string, version?: string): Promise<KeptList> {
    const card = await this.card(id);
    if (!card)
      throw new ListError(
        `there is no list "${id}" in ${this.folder}; \`hearsay lists list\` shows those that are kept.`,
      );
    const found =
      version === undefined ? card.versions.find(({ sha256 }) => sha256 === card.current) : versionNamed(card, version);
    if (!found) throw new ListError(`the list "${id}" has no version in use; add it again.`);
    const entries = await this.#entries(id, found.sha256);
    if (entries.length !== found.entries)
      throw new ListError(
        `the list "${id}" has ${entries.length} of its ${found.entries} entries: its file was cut off; remove the list and add it again.`,
      );
    return { id, title: card.title, version: found, entries };
  }

  /** The lists in use: those named, or all. */
  async loadAll(ids?: readonly string[]): Promise<readonly KeptList[]> {
    const wanted = ids ?? (await this.cards()).map(({ id }) => id);
    const lists: KeptList[] = [];
    for (const id of wanted) lists.push(await this.load(id));
    return lists;
  }

  /** Removes a list with all its versions, or one version that is not in use. */
  async remove(id: string, version?: string): Promise<void> {
    const card = await this.card(id);
    if (!card)
      throw new ListError(
        `there is no list "${id}" in ${this.folder}; \`hearsay lists list\` shows those that are kept.`,
      );
    if (version === undefined) return rm(join(this.folder, id), { recursive: true, force: true });
    const { sha256 } = versionNamed(card, version);
    if (sha256 === card.current)
      throw new ListError('this version is in use; add another first, or remove the whole list.');
    await writeWhole(
      join(this.folder, id, CARD),
      `${JSON.stringify({ ...card, versions: card.versions.filter((one) => one.sha256 !== sha256) }, null, 1)}\n`,
    );
    await rm(join(this.folder, id, fileOf(sha256)), { force: true });
  }

  async #entries(id: string, sha256: string): Promise<readonly Listed[]> {
    const path = join(this.folder, id, fileOf(sha256));
    const text = await readFile(path, 'utf8').catch(() => {
      throw new ListError(`${path} cannot be read; remove the list and add it again.`);
    });
    const lines = text.split('\n').filter((line) => line !== '');
    return lines.map((line, at) => {
      const parsed = listedSchema.safeParse(jsonOf(line));
      if (parsed.success) return parsed.data;
      throw new ListError(`line ${at + 1} of ${path} is damaged; remove the list and add it again.`);
    });
  }
}

function versionOf(list: ReadList, addedAt: string, { added, removed, changed }: ListChanges): ListVersion {
  return {
    sha256: list.sha256,
    format: list.format,
    addedAt,
    ...(list.generated && { generated: list.generated }),
    files: [...list.files],
    entries: list.entries.length,
    names: list.entries.reduce((sum, { names }) => sum + names.length, 0),
    ...{ added: added.length, removed: removed.length, changed: changed.length },
  };
}

function versionNamed(card: ListCard, start: string): ListVersion {
  const found = card.versions.filter(({ sha256 }) => sha256.startsWith(start.toLowerCase()));
  if (found.length === 1 && start.length >= 4) return found[0]!;
  throw new ListError(
    `the list "${card.id}" has ${found.length === 0 ? 'no' : 'more than one'} version ${start}; \`hearsay lists list ${card.id}\` shows them.`,
  );
}

function fileOf(sha256: string): string {
  return `${sha256}.jsonl`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands for a file that is not there; any other trouble is thrown. */
function nothing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return value;
    throw error;
  };
}

/** Writes beside the file and puts it in place when it is whole and on the disk. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}
