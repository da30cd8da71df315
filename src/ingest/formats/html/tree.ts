// The few things asked of the page's tree, so that the rest does not depend on a browser's types.
import { parseHTML } from 'linkedom';
import { INLINE } from './scan.ts';

export interface PageNode {
  readonly nodeType: number;
  readonly parentNode: PageElement | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly textContent: string;
  remove(): void;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
}

export interface PageDocument {
  readonly documentElement: PageElement;
  readonly body: PageElement;
}

const ELEMENT = 1;
const TEXT = 3;

/** The tree of a page that `scanTags` wrote. A page without `<html>` and `<body>` gets them. */
export function parseTree(html: string): PageDocument {
  const whole = /<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(/<html[\s>]/i.test(whole) ? whole : `<html>${whole}</html>`).document as unknown as PageDocument;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT;
}

export function isText(node: PageNode): boolean {
  return node.nodeType === TEXT;
}

/** An element of the page's own making is inline where all directly within is. */
export function isInline(element: PageElement): boolean {
  if (INLINE.has(element.localName)) return true;
  return (
    element.localName.includes('-') &&
    childrenOf(element).every((child) => !isElement(child) || INLINE.has(child.localName))
  );
}

/** The child nodes, safe to remove while going through them. */
export function childrenOf(element: PageElement): PageNode[] {
  const children: PageNode[] = [];
  for (let child = element.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** Calls `visit` for `root` and every element below it, in page order. */
export function eachElement(root: PageElement, visit: (element: PageElement) => void): void {
  visit(root);
  for (let child = root.firstChild; child; child = child.nextSibling) if (isElement(child)) eachElement(child, visit);
}

export function attribute(element: PageElement, name: string): string {
  return element.getAttribute(name) ?? '';
}

/** White space of any kind, folded to single blanks. */
export function foldSpace(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060\ufeff]+/g, foldRun).trim();
}

/** Soft hyphens and zero-width marks vanish; a run with any real space becomes a blank. */
function foldRun(run: string): string {
  return /[^\u00ad\u200b\u2060\ufeff]/.test(run) ? ' ' : '';
}
