// Where the reader is: the address as state, moved by links, by pages and by the back button.
import { tick } from 'svelte';

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

interface Entry {
  /** Tells entries of the history apart. */
  readonly key: string;
  readonly scroll: number;
}

const PREFIX = '/d/';

class Router {
  #url = $state.raw(new URL(location.href));
  #key = $state.raw('');
  /** Counts addresses that were gone to, so that the shell can move the focus. */
  moves = $state(0);

  constructor() {
    history.scrollRestoration = 'manual';
    const entry = history.state as Entry | null;
    this.#key = entry?.key ?? newKey();
    history.replaceState({ key: this.#key, scroll: entry?.scroll ?? 0 } satisfies Entry, '');
    addEventListener('popstate', (event) => this.#popped(event.state as Entry | null));
    addEventListener('pagehide', () => this.#keepScroll());
    document.addEventListener('click', (event) => this.#clicked(event));
  }

  /** "/d/main/events". */
  get path(): string {
    return this.#url.pathname;
  }

  get query(): URLSearchParams {
    return this.#url.searchParams;
  }

  get hash(): string {
    return this.#url.hash;
  }

  /** Of the entry of the history: what is kept for "back" is kept under it. */
  get key(): string {
    return this.#key;
  }

  /** The dossier of the address, "" outside of any. */
  get dossier(): string {
    if (!this.path.startsWith(PREFIX)) return '';
    const part = this.path.slice(PREFIX.length).split('/')[0]!;
    try {
      return decodeURIComponent(part);
    } catch {
      return '';
    }
  }

  /** The path below the dossier: "" or "/events/ab12". */
  get below(): string {
    return this.path.startsWith(PREFIX) ? this.path.slice(PREFIX.length).replace(/^[^/]*/, '') : '';
  }

  /** Goes to an address of the workbench. */
  go(address: string, { replace = false }: { readonly replace?: boolean } = {}): void {
    const url = new URL(address, location.href);
    if (replace) {
      history.replaceState({ key: this.#key, scroll: scrollY } satisfies Entry, '', url);
    } else {
      this.#keepScroll();
      this.#key = newKey();
      history.pushState({ key: this.#key, scroll: 0 } satisfies Entry, '', url);
    }
    const isOtherPage = url.pathname !== this.#url.pathname;
    this.#url = url;
    if (isOtherPage) this.moves++;
    if (isOtherPage && !replace) scrollTo(0, 0);
  }

  /** Changes parameters of the address and leaves the others; undefined, false and "" take one away. */
  setQuery(changed: Query, { replace = false }: { readonly replace?: boolean } = {}): void {
    const query = new URLSearchParams(this.query);
    for (const name of Object.keys(changed)) query.delete(name);
    appendTo(query, changed);
    const words = query.toString();
    this.go(this.path + (words && `?${words}`), { replace });
  }

  #popped(entry: Entry | null): void {
    const before = this.path;
    this.#url = new URL(location.href);
    this.#key = entry?.key ?? newKey();
    if (this.path !== before) this.moves++;
    void restore(entry?.scroll ?? 0);
  }

  #keepScroll(): void {
    history.replaceState({ key: this.#key, scroll: scrollY } satisfies Entry, '');
  }

  #clicked(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link?.href || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || !isOurs(url.pathname)) return;
    if (url.pathname === location.pathname && url.search === location.search && url.hash !== '') return;
    event.preventDefault();
    this.go(url.href);
  }
}

function isOurs(path: string): boolean {
  return path === '/' || path.startsWith(PREFIX) || path === '/sign-in';
}

let made = 0;

function newKey(): string {
  return `${performance.timeOrigin.toString(36)}.${made++}`;
}

/** The page may have to load what it shows before it is long enough. */
async function restore(scroll: number): Promise<void> {
  await tick();
  for (let left = 30; left > 0; left--) {
    scrollTo(0, scroll);
    if (Math.abs(scrollY - scroll) < 2) return;
    await new Promise(requestAnimationFrame);
  }
}

function appendTo(query: URLSearchParams, values: Query): void {
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== false && one !== '') query.append(name, String(one));
  }
}

export const router = new Router();

/** Address of a page of the dossier that is open: `link('/events/' + id, { type: 'arms-transfer' })`. Parts of a path are encoded by `part`. */
export function link(below: string, query: Query = {}): string {
  const asked = new URLSearchParams();
  appendTo(asked, query);
  const words = asked.toString();
  return `${PREFIX}${encodeURIComponent(router.dossier)}${below}${words && `?${words}`}`;
}

/** An id as a part of a path. */
export const part = encodeURIComponent;
