// What is dropped on the window: files and folders wait here until the page that adds them takes them.
import { link, router } from '../../app/router.svelte.ts';

export interface GivenFile {
  readonly file: File;
  /** "folder/article.html". */
  readonly name: string;
}

/** Files of one drop or choice. */
const MOST = 20_000;

class Drops {
  /** Files that nobody has taken yet. */
  waiting = $state.raw<readonly GivenFile[]>([]);
  isOver = $state(false);
  isReading = $state(false);
  /** More files were there than are taken. */
  isCut = $state(false);
  /** Drags that entered an element and did not leave it. */
  #depth = 0;

  listen(): void {
    addEventListener('dragenter', (event) => this.#moved(event, 1));
    addEventListener('dragleave', (event) => this.#moved(event, -1));
    addEventListener('dragover', (event) => {
      if (hasFiles(event)) event.preventDefault();
    });
    addEventListener('drop', (event) => this.#dropped(event));
  }

  take(): readonly GivenFile[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }

  give(files: readonly File[]): void {
    this.#put(files.map((file) => ({ file, name: file.webkitRelativePath || file.name })));
  }

  #moved(event: DragEvent, step: 1 | -1): void {
    if (!hasFiles(event)) return;
    this.#depth = Math.max(0, this.#depth + step);
    this.isOver = this.#depth > 0;
  }

  #dropped(event: DragEvent): void {
    this.#depth = 0;
    this.isOver = false;
    if (!hasFiles(event) || router.dossier === '') return;
    event.preventDefault();
    // Entries are gone once the event is over.
    const entries = [...event.dataTransfer!.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
    if (router.below !== '/add') router.go(link('/add'));
    if (entries.length === 0) this.give([...event.dataTransfer!.files]);
    else void this.#read(entries);
  }

  async #read(entries: readonly FileSystemEntry[]): Promise<void> {
    this.isReading = true;
    const files: GivenFile[] = [];
    for (const entry of entries) await walk(entry, '', files);
    this.isReading = false;
    this.#put(files);
  }

  /** Hidden files are not meant: ".DS_Store". */
  #put(files: readonly GivenFile[]): void {
    const shown = files.filter(({ name }) => !/(?:^|\/)\./.test(name));
    this.isCut = shown.length > MOST;
    this.waiting = [...this.waiting, ...shown.slice(0, MOST)];
  }
}

export const drops = new Drops();

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

async function walk(entry: FileSystemEntry, folder: string, files: GivenFile[]): Promise<void> {
  if (files.length > MOST) return;
  const name = folder + entry.name;
  if (entry.isDirectory)
    for (const below of await entriesOf(entry as FileSystemDirectoryEntry)) await walk(below, `${name}/`, files);
  else files.push({ file: await fileOf(entry as FileSystemFileEntry), name });
}

/** A reader gives 100 or so at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** One that cannot be opened any more is sent as an empty file, which the server reports by its name. */
function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(new File([], entry.name))));
}
