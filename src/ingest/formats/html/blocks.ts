// The text of a part of the tree as blocks, one for each paragraph, heading, list element and table row, with what
// tells an article's paragraph from what stands around it.
import { attribute, childrenOf, foldSpace, isElement, isInline, isText, type PageElement } from './tree.ts';

export interface Block {
  readonly text: string;
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row';
  /** Share of its characters that stand in links, 0 to 1. */
  readonly linked: number;
}

/** The blocks of `root` in page order. Those without a letter or digit are left out. */
export function blocksOf(root: PageElement): Block[] {
  const writer = new BlockWriter();
  writer.walk(root, { linked: false, kind: 'paragraph', lines: false });
  writer.flush('paragraph');
  return writer.blocks;
}

/** The blocks as text: elements of a list and rows of a table on lines of their own, a blank line between all others. */
export function textOf(blocks: readonly Block[]): string {
  let text = '';
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (before) text += before.kind === block.kind && (block.kind === 'item' || block.kind === 'row') ? '\n' : '\n\n';
    text += block.text;
  });
  return text;
}

interface Context {
  readonly linked: boolean;
  /** Line breaks of the source are meant, as within `<pre>`. */
  readonly lines: boolean;
  readonly kind: Block['kind'];
}

class BlockWriter {
  readonly blocks: Block[] = [];
  #pieces: string[] = [];
  #length = 0;
  #linkedLength = 0;

  walk(element: PageElement, context: Context): void {
    for (const child of childrenOf(element)) {
      if (isText(child)) this.#add(child.textContent, context);
      else if (isElement(child)) this.#element(child, context);
    }
  }

  /** Ends a block; two line breaks within it end one too. */
  flush(kind: Block['kind']): void {
    const linked = this.#linkedLength / Math.max(1, this.#length);
    for (const part of this.#pieces.join('').split(/\n\s*\n/)) {
      const text = part
        .split('\n')
        .map(foldSpace)
        .filter((line) => line !== '')
        .join('\n');
      if (/[\p{L}\p{N}]/u.test(text)) this.blocks.push({ text, kind, linked });
    }
    this.#pieces = [];
    this.#length = this.#linkedLength = 0;
  }

  #element(element: PageElement, context: Context): void {
    const name = element.localName;
    if (name === 'br') {
      this.#pieces.push('\n');
    } else if (isInline(element)) {
      this.walk(element, inlineContext(element, context));
    } else if (CELLS.has(name) && context.kind === 'row') {
      this.#pieces.push(' ');
      this.walk(element, context);
      this.#pieces.push(' ');
    } else {
      const inner = { ...context, kind: kindOf(element, context.kind), lines: context.lines || name === 'pre' };
      this.flush(context.kind);
      this.walk(element, inner);
      this.flush(inner.kind);
    }
  }

  #add(text: string, context: Context): void {
    this.#pieces.push(context.lines || !text.includes('\n') ? text : text.replaceAll('\n', ' '));
    const length = text.trim().length;
    this.#length += length;
    if (context.linked) this.#linkedLength += length;
  }
}

const CELLS = new Set(['td', 'th']);

function inlineContext(element: PageElement, context: Context): Context {
  if (element.localName === 'a' && attribute(element, 'href') !== '') return { ...context, linked: true };
  return context;
}

function kindOf(element: PageElement, outer: Block['kind']): Block['kind'] {
  const name = element.localName;
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'li' || name === 'dt' || name === 'dd') return 'item';
  if (name === 'tr') return isDataRow(element) ? 'row' : 'paragraph';
  return outer === 'row' ? 'paragraph' : outer;
}

/** A row whose cells hold blocks is there for the layout. */
function isDataRow(row: PageElement): boolean {
  for (const cell of childrenOf(row)) {
    if (!isElement(cell)) continue;
    for (const child of childrenOf(cell))
      if (isElement(child) && !isInline(child) && child.localName !== 'br') return false;
  }
  return true;
}
