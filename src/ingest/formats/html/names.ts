// The names a page gives its parts, as words.
import { attribute, type PageElement } from './tree.ts';

const MAX_NAMES = 2_000;

/** Class names, id and test names of an element as words: "ArticleBody-shareTools" gives "article body share tools". */
export function namesOf(element: PageElement): string {
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')} ${attribute(element, 'data-testid')} ${attribute(element, 'data-component')}`;
  if (names.length === 3 || names.length > MAX_NAMES) return '';
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();
}
