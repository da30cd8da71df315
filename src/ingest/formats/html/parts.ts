// Takes out of a page's tree what is not of its article, known by tags, roles and the names that pages give their parts.
import { namesOf } from './names.ts';
import { attribute, childrenOf, eachElement, isElement, isInline, isText, type PageElement } from './tree.ts';
import { CONTRIBUTION } from './trim.ts';

/** Parts that are never the article, by tag. */
const TAGS = new Set(['nav', 'footer', 'form', 'figcaption', 'button', 'menu', 'dialog', 'caption']);
/** What is named after its content, or is the page itself. */
const NEVER = new Set(['html', 'body', 'main', 'article', 'table', 'thead', 'tbody', 'tr', 'th']);
const ROLES = new Set('navigation banner contentinfo search menu menubar dialog alertdialog alert toolbar'.split(' '));

/** Words in class names and ids that say what a part is. */
const PART_NAMES = new RegExp(
  `(?:^| )(?:${[
    // sharing and reacting
    'shares?|sharing|share ?bar|social|socials|sharedaddy|addthis|addtoany|follow us|toolbar|reactions?',
    'comments?|commenting|disqus|livefyre|respond|discussion|replies',
    // asking
    'newsletters?|subscribe|subscription|subscriptions|sign ?up|paywall|donate|donation|membership|cta|register|login',
    'cookies?|gdpr|consent|modal|pop ?up|overlay|lightbox|toast|survey|poll',
    // elsewhere
    'related|read ?more|read ?next|readnext|see ?also|also ?read|more ?from|more ?stories|more ?news|recommended|recommendations?',
    'recirc|recirculation|trending|most ?(?:read|popular|viewed)|popular ?posts?|latest ?(?:news|stories|posts)|jp relatedposts|yarpp',
    'taboola|outbrain|zergnet|revcontent|promos?|promotion|promoted|teasers?|breadcrumbs?|pagination|pager|prev next|post navigation',
    'nav|navbar|navigation|menu|sidebar|side bar|footer|masthead|site header|skip link|skip links|toc|table of contents|table contents',
    // selling
    'ad|ads|advert|adverts|advertisement|advertising|advertorial|adsense|dfp|sponsor|sponsored|sponsors|banner|commercial|affiliate',
    // pictures
    'captions?|caption text|credits?|photo credit|image credit|media credit|wp caption text|gallery|slideshow|carousel|slider',
    '(?:rollover|hover|tool ?tip|popover)(?: [a-z]+)? (?:block|box|content|card|text)',
    // labels
    'tags?|tag list|taglist|tagcloud|topics?|keywords|categories|cat links|post ?tags?|entry ?tags?|labels',
    'sr only|screen ?reader text|screen ?reader|visually ?hidden|assistive text|print only|noprint|no print|hidden',
    'author ?bio|author ?box|author ?info|about ?(?:the ?)?author|author ?description|author ?profile|bio|disclaimer|widgets?|reading time|read time|star ?rating',
  ].join('|')})(?= |$)`,
);
/** Words that name what stands by the headline; only of short parts. */
const LABEL_NAMES = new RegExp(
  `(?:^| )(?:${[
    'bylines?|author|authors|writer|posted by|post meta|entry meta|article meta|meta|metadata|meta ?data|info ?bar|article ?info',
    'dates?|datetime|time ?stamp|time|pub ?date|published|publish|publication date|updated|post date|entry date|posted on|dateline ?date',
    'images?|img|photos?|pictures?|picture box|media|figure|videos?|lead image|hero|thumb|thumbnail',
    'kicker|eyebrow|overline|section name|rubric|category|standfirst|dek|deck|abstract|sub ?title|sub ?head(?:ing|line)?|tagline|strapline|excerpt',
  ].join('|')})(?= |$)`,
);
/** A part with more than this share of the page's prose is kept whatever it is called. */
const MUCH_OF_PAGE = 0.2;
/** Running text comes in long pieces; a label does not. */
const PROSE_PIECE = 60;
/** Characters of a part by the headline. */
const LABEL_LENGTH = 320;
/** Takes out of the tree what its tag, role or name says is not the article. */
export function removeBoilerplate(body: PageElement): void {
  removeBelow(body, MUCH_OF_PAGE * proseLength(body));
  removeCards(body);
}

/** Takes out the `<article>`s that only announce others: several on the page, each with a headline that is a link. */
function removeCards(body: PageElement): void {
  const most = MUCH_OF_PAGE * proseLength(body);
  const cards: PageElement[] = [];
  eachElement(body, (element) => {
    if (element.localName === 'article' && isCard(element) && proseLength(element) <= most) cards.push(element);
  });
  if (cards.length > 1) for (const card of cards) card.remove();
}

/** Its first heading holds a link or stands in one. */
function isCard(article: PageElement): boolean {
  let heading: PageElement | undefined;
  let linked = false;
  eachElement(article, (element) => {
    if (heading === undefined && /^h[1-6]$/.test(element.localName)) {
      heading = element;
      linked = isLink(element.parentNode ?? element);
      eachElement(element, (inner) => {
        if (isLink(inner)) linked = true;
      });
    }
  });
  return linked;
}

function removeBelow(element: PageElement, mostProse: number): void {
  for (const child of childrenOf(element)) {
    if (!isElement(child)) continue;
    const named = namedAs(child);
    if (!named || isLarge(child, named, mostProse)) removeBelow(child, mostProse);
    else if (isContribution(child) || holdsQuotedPost(child)) unname(child);
    else child.remove();
  }
}

/** What its tag, role and names say it is: a part that is no article, or a label by the headline. */
function namedAs(element: PageElement): 'part' | 'label' | undefined {
  const name = element.localName;
  if (NEVER.has(name)) return undefined;
  if (TAGS.has(name) || ROLES.has(attribute(element, 'role'))) return 'part';
  const names = namesOf(element);
  if (names === '') return undefined;
  if (PART_NAMES.test(names)) return 'part';
  return !isInline(element) && !/^h[1-6]$/.test(name) && LABEL_NAMES.test(names) ? 'label' : undefined;
}

/** Too much of the page's prose is in it for what it is called. */
function isLarge(element: PageElement, named: 'part' | 'label', mostProse: number): boolean {
  if (named === 'part') return proseLength(element) > mostProse;
  return element.textContent.length > LABEL_LENGTH || proseLength(element) > 2 * mostProse;
}

function isContribution(element: PageElement): boolean {
  const text = element.textContent;
  return text.length < 600 && CONTRIBUTION.test(text);
}

/** A post of someone, shown in the article: its box is named "social" or the like, yet it is quoted. */
function holdsQuotedPost(element: PageElement): boolean {
  let found = false;
  eachElement(element, (inner) => {
    if (inner.localName === 'blockquote' && inner.textContent.length > QUOTED_POST) found = true;
  });
  return found;
}

const QUOTED_POST = 40;

/** Takes the names off, which would tell the next step that this is not the article. */
function unname(element: PageElement): void {
  eachElement(element, (inner) => {
    for (const name of ['class', 'id']) if (inner.getAttribute(name) !== null) inner.setAttribute(name, '');
  });
}

function isLink(element: PageElement): boolean {
  return element.localName === 'a' && attribute(element, 'href') !== '';
}

/** Characters below `element` in pieces long enough to be running text, outside links. */
export function proseLength(element: PageElement): number {
  let length = 0;
  for (const child of childrenOf(element)) {
    if (isText(child)) length += child.textContent.length >= PROSE_PIECE ? child.textContent.trim().length : 0;
    else if (isElement(child) && child.localName !== 'a') length += proseLength(child);
  }
  return length;
}
