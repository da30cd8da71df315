// Records out of an XML stream: each element of a wanted name as a small tree, as soon as it ends. No document type, so no entities that expand.
import { SaxesParser } from 'saxes';
import { ListError } from './errors.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Elements inside of one record, how deep they lie, and characters of one text. */
const ELEMENTS = 200_000;
const DEPTH = 60;
const TEXT = 100_000;
/** Characters between two tags, comments among them: the parser holds them all. */
const BETWEEN = 8_000_000;

/** The first element of the document and its attributes, then all elements named in `wanted`, in their order. */
export async function* xmlRecords(
  text: AsyncIterable<string>,
  wanted: ReadonlySet<string>,
): AsyncGenerator<XmlElement> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let ready: XmlElement[] = [];
  let depth = 0;
  let count = 0;
  let between = 0;
  const open: Open[] = [];
  parser.on('error', (error) => {
    throw new ListError(`the XML is broken or ends early (${error.message.slice(0, 120)}); fetch the list again.`);
  });
  parser.on('doctype', () => {
    throw new ListError(
      'the XML has a document type, which no list needs and which can expand without end; take the list from its publisher.',
    );
  });
  parser.on('opentag', (tag) => {
    between = 0;
    const name = localName(tag.name);
    if (++depth > DEPTH)
      throw new ListError(`the XML is nested more than ${DEPTH} deep; it is not one of the lists known here.`);
    const attributes = tag.attributes as Record<string, string>;
    if (depth === 1) ready.push({ name, attributes, children: [], text: '' });
    if (open.length === 0) count = 0;
    if (++count > ELEMENTS)
      throw new ListError(
        `one record of the XML has more than ${ELEMENTS} elements; it is not one of the lists known here.`,
      );
    if (open.length > 0 || wanted.has(name)) open.push({ name, attributes, children: [], text: '' });
  });
  const addText = (words: string): void => {
    const last = open.at(-1);
    if (last && last.text.length < TEXT) last.text += words.slice(0, TEXT);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    between = 0;
    depth--;
    const done = open.pop();
    if (!done) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(done);
    else ready.push(done);
  });
  for await (const piece of text) {
    between += piece.length;
    parser.write(piece);
    if (between > BETWEEN + piece.length)
      throw new ListError(
        `the XML has more than ${BETWEEN} characters without a tag; it is not one of the lists known here.`,
      );
    yield* ready;
    ready = [];
  }
  parser.close();
  yield* ready;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Children of a name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first element on a path below; empty where there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  let at: XmlElement | undefined = element;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at?.text.trim() ?? '';
}

/** All elements of a name at any depth below. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendantsOf(child, name)]);
}
