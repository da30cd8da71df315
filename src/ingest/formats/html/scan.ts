// One pass over the characters of a page, before any tree is built: it writes the page again with what can be text and
// the attributes that say something of it, and counts how deep the tags nest, so that nothing that walks the tree by
// recursion meets a page made to overflow it.

/** What the pass leaves of a page. */
export interface Scan {
  /** The page without scripts, styles, drawings, comments and NULs, each tag with the attributes that matter. */
  readonly html: string;
  /** The text inside `<script type="application/ld+json">`, in page order. */
  readonly jsonLd: readonly string[];
  /** How deep tags nest. Above `MAX_NESTING` the pass stopped, and `html` is only good for `stripTags`. */
  readonly nesting: number;
  /** Opening tags that are left, and character references, each of which is a node too. */
  readonly nodes: number;
}

/** Real pages stay below 100. */
export const MAX_NESTING = 400;
/** A page states itself in one or two blocks; more are read up to here. */
const MAX_JSON_LD = 50;
/** An address or a date fits; what is longer is not one. */
const MAX_ATTRIBUTE = 4_000;

const OPAQUE = new Set(
  'script style noscript svg math template iframe object canvas select textarea audio video noembed noframes xmp'.split(
    ' ',
  ),
);
const VOID = new Set(
  'area base basefont br col embed frame hr img input isindex keygen link meta param source track wbr'.split(' '),
);
/** Nothing in them is read. */
const USELESS = new Set('area base basefont col embed img input isindex keygen param source track wbr'.split(' '));
/** Attributes that are read, by element; under the empty name those of every element. Each one kept is a node to make. */
const KEPT_ATTRIBUTES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    '': 'class id itemprop role hidden aria-hidden aria-modal data-testid data-component data-date data-published data-datetime',
    meta: 'name property content http-equiv',
    link: 'rel href',
    html: 'lang',
    time: 'datetime pubdate',
    span: 'content datetime',
    div: 'content datetime',
    p: 'content datetime',
  }).map(([name, attributes]) => [name, new Set(attributes.split(' '))]),
);
const OF_ALL = KEPT_ATTRIBUTES.get('')!;
/** Elements that end when their like begins, though nothing closes them. */
const PARAGRAPH = new Set(['p']);
const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...(
    'p div ul ol dl table section article aside header footer nav main form figure figcaption blockquote pre hr ' +
    'address h1 h2 h3 h4 h5 h6'
  )
    .split(' ')
    .map((name) => [name, PARAGRAPH] as const),
  ['li', new Set(['li'])],
  ['dt', new Set(['dt', 'dd'])],
  ['dd', new Set(['dt', 'dd'])],
  ['tr', new Set(['tr', 'td', 'th'])],
  ['td', new Set(['td', 'th'])],
  ['th', new Set(['td', 'th'])],
]);

/** Reads the tags of a page once, in time linear in its length. */
export function scanTags(page: string): Scan {
  return new Scanner(page.includes('\0') ? page.replaceAll('\0', '') : page).scan();
}

class Scanner {
  readonly #html: string;
  readonly #closings: Closings;
  readonly #nesting = new Nesting();
  readonly #jsonLd: string[] = [];
  readonly #written: string[] = [];
  #nodes = 0;
  #menus = 0;
  /** White space was read that stands in a line if what follows does. */
  #space = false;
  /** What was written last stands in a line. */
  #inLine = false;

  constructor(html: string) {
    this.#html = html;
    this.#closings = new Closings(html);
  }

  scan(): Scan {
    const html = this.#html;
    let at = 0;
    while (at < html.length && this.#nesting.deepest <= MAX_NESTING) {
      const open = html.indexOf('<', at);
      this.#text(html.slice(at, open === -1 ? html.length : open));
      if (open === -1) break;
      at = this.#tag(open);
    }
    const shallow = this.#nesting.deepest <= MAX_NESTING;
    return {
      html: shallow ? this.#written.join('') : html,
      jsonLd: this.#jsonLd,
      nesting: this.#nesting.deepest,
      nodes: this.#nodes,
    };
  }

  /** Reads what begins with `<` at `open`; gives the offset after it. */
  #tag(open: number): number {
    const next = this.#html.charCodeAt(open + 1);
    if (next === EXCLAMATION || next === QUESTION) return endOfDeclaration(this.#html, open, this.#closings);
    if (next === SLASH) return this.#closingTag(open);
    if (isLetter(next)) return this.#openingTag(open);
    this.#nodes++;
    this.#write('&lt;', true);
    return open + 1;
  }

  #closingTag(open: number): number {
    const end = this.#html.indexOf('>', open);
    const name = tagName(this.#html, open + 2);
    if (name === 'br') this.#write('<br>', false);
    else if (name !== '' && !VOID.has(name) && this.#nesting.close(name)) this.#write(`</${name}>`, INLINE.has(name));
    return end === -1 ? this.#html.length : end + 1;
  }

  #openingTag(open: number): number {
    const name = tagName(this.#html, open + 1);
    const tag = readTag(this.#html, open, name);
    if (OPAQUE.has(name)) return this.#opaque(name, open, tag.end);
    if (name === 'nav') {
      const end = this.#endOfMenu(tag.end);
      if (end !== -1) return end;
    }
    if (USELESS.has(name)) return tag.end;
    if (!VOID.has(name)) this.#nesting.open(name);
    this.#nodes++;
    this.#write(`<${name}${tag.attributes}>`, INLINE.has(name));
    return tag.end;
  }

  /** Leaves out an element whose content is not read; of one that is never closed only its tag. */
  #opaque(name: string, open: number, tagEnd: number): number {
    const close = this.#closings.before(name, tagEnd);
    if (name === 'script' && this.#jsonLd.length < MAX_JSON_LD && LD_JSON.test(this.#html.slice(open, tagEnd))) {
      this.#jsonLd.push(this.#html.slice(tagEnd, close === -1 ? this.#html.length : close));
    }
    this.#space = true;
    if (close === -1) return tagEnd;
    const end = this.#closings.after('>', close);
    return end === -1 ? this.#html.length : end;
  }

  /** Offset after a menu that surely is one, or -1. Menus are half of the nodes of many pages. */
  #endOfMenu(tagEnd: number): number {
    if (++this.#menus > MAX_MENUS) return -1;
    const close = this.#closings.before('nav', tagEnd);
    if (close === -1 || close - tagEnd > MAX_MENU || NO_MENU.test(this.#html.slice(tagEnd, close))) return -1;
    this.#write(' ', false);
    return this.#closings.after('>', close);
  }

  #text(text: string): void {
    if (text === '') return;
    for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) this.#nodes++;
    if (/\S/.test(text)) this.#write(text, true);
    else this.#space = true;
  }

  /** White space counts only between two things that stand in a line. */
  #write(piece: string, inLine: boolean): void {
    if (this.#space && this.#inLine && inLine) this.#written.push(' ');
    this.#space = false;
    this.#inLine = inLine;
    this.#written.push(piece);
  }
}

/** The text of a page without its tags, a line break where a block element begins or ends; linear, and no tree. */
export function stripTags(page: string): string {
  const closings = new Closings(page);
  const parts: string[] = [];
  let at = 0;
  while (at < page.length) {
    const open = page.indexOf('<', at);
    if (open === -1) break;
    parts.push(page.slice(at, open));
    const next = page.charCodeAt(open + 1);
    const closing = next === SLASH;
    const name = tagName(page, closing ? open + 2 : open + 1);
    if (next === EXCLAMATION || next === QUESTION) {
      at = endOfDeclaration(page, open, closings);
    } else if (name === '') {
      parts.push('<');
      at = open + 1;
    } else {
      at = readTag(page, open, name).end;
      const close = !closing && OPAQUE.has(name) ? closings.before(name, at) : -1;
      if (close !== -1) at = close;
      parts.push(INLINE.has(name) ? '' : '\n');
    }
  }
  parts.push(page.slice(at));
  return parts.join('');
}

/** Elements whose edges do not end a line. */
export const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

const EXCLAMATION = 33;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const MAX_MENUS = 100;
const MAX_MENU = 60_000;
const NO_MENU = /<(?:article|main|h1|p|nav)[\s>]/i;
const LD_JSON = /ld\+json/i;
const ATTRIBUTE = /([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Name of the tag whose name would begin at `at`, in lower case; empty where none does. */
function tagName(html: string, at: number): string {
  if (!isLetter(html.charCodeAt(at))) return '';
  let end = at + 1;
  while (end < html.length && end - at < 40 && isNameCharacter(html.charCodeAt(end))) end++;
  return html.slice(at, end).toLowerCase();
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 58) || code === 45 || code === 95;
}

/** The attributes of the tag at `open` that matter, written again, and the offset after its `>`. */
function readTag(html: string, open: number, name: string): { attributes: string; end: number } {
  let attributes = '';
  let at = open + 1 + name.length;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return { attributes, end: at + 1 };
    if (code <= 32 || code === SLASH || code === EQUALS) {
      at++;
      continue;
    }
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    if (!match) {
      at++;
      continue;
    }
    at = ATTRIBUTE.lastIndex;
    const key = match[1]!.toLowerCase();
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (value.length <= MAX_ATTRIBUTE) attributes += keptAttribute(name, key, value);
  }
  return { attributes, end: html.length };
}

/** The attribute written again, or nothing. Of a link only whether it leaves the page matters. */
function keptAttribute(element: string, name: string, value: string): string {
  if (name === 'href' && element === 'a') return value.startsWith('#') ? ' href="#a"' : ' href="a"';
  if (name === 'style') return /display|visibility/i.test(value) ? ` style="${escapeQuotes(value)}"` : '';
  const kept = OF_ALL.has(name) || KEPT_ATTRIBUTES.get(element)?.has(name);
  return kept ? ` ${name}="${escapeQuotes(value)}"` : '';
}

function escapeQuotes(value: string): string {
  return value.includes('"') ? value.replaceAll('"', '&quot;') : value;
}

function endOfDeclaration(html: string, open: number, closings: Closings): number {
  const end = closings.after(html.startsWith('<!--', open) ? '-->' : '>', open + 2);
  return end === -1 ? Math.min(html.length, open + 4) : end;
}

/** Looks for closings, remembering which are never found again, so that a page of unclosed tags stays linear. */
class Closings {
  readonly #html: string;
  readonly #absent = new Set<string>();

  constructor(html: string) {
    this.#html = html;
  }

  /** Offset after the next `mark`, or -1. */
  after(mark: string, from: number): number {
    if (this.#absent.has(mark)) return -1;
    const at = this.#html.indexOf(mark, from);
    if (at === -1) this.#absent.add(mark);
    return at === -1 ? -1 : at + mark.length;
  }

  /** Offset of the next closing tag of `name`, or -1. */
  before(name: string, from: number): number {
    if (this.#absent.has(name)) return -1;
    const closing = new RegExp(`</${name}`, 'gi');
    closing.lastIndex = from;
    const at = closing.exec(this.#html)?.index ?? -1;
    if (at === -1) this.#absent.add(name);
    return at;
  }
}

/** The open elements at a place in the page: never shallower than what the parser will make of it. */
class Nesting {
  readonly #stack: string[] = [];
  readonly #open = new Map<string, number>();
  deepest = 0;

  open(name: string): void {
    const ended = ENDED_BY.get(name);
    while (ended?.has(this.#stack.at(-1) ?? '')) this.#pop();
    this.#stack.push(name);
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
    this.deepest = Math.max(this.deepest, this.#stack.length);
  }

  /** True where there is such an element to close. */
  close(name: string): boolean {
    if ((this.#open.get(name) ?? 0) === 0) return false;
    while (this.#pop() !== name) {}
    return true;
  }

  #pop(): string | undefined {
    const name = this.#stack.pop();
    if (name !== undefined) this.#open.set(name, (this.#open.get(name) ?? 1) - 1);
    return name;
  }
}
