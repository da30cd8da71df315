// The text of a page's document: its headline, then its article.
import { type Block, textOf } from './blocks.ts';
import { bare } from './trim.ts';

/** Headline, blank line, body; the body alone where it begins with the headline. */
export function documentText(title: string | undefined, blocks: readonly Block[]): string {
  const body = textOf(blocks);
  const first = bare(blocks[0]?.text ?? '');
  if (!title || (first !== '' && first === bare(title))) return body;
  return body === '' ? title : `${title}\n\n${body}`;
}
