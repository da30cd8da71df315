// A saved web page (MHTML): the page itself, as it was when it was saved; pictures and styles are left out.

import { type ContainerReading, type Limits, type Source, UnreadableError } from '../reading.ts';
import { definedOnly } from './formats.ts';
import { contentTypeOf, leavesOf, type MailPart, mailParts, parameterOf, wordsOf } from './mail-parts.ts';

/** Finds the page in a saved page; its address is the part's url. Throws `UnreadableError` when there is none. */
export function readMhtml(source: Source, limits: Limits): ContainerReading {
  const message = mailParts(source.bytes, limits.maxParts);
  const page = pageOf(message);
  if (page === undefined)
    throw new UnreadableError(`${source.name} is a saved page without its HTML; save the page again.`);
  const url = [page.headers.get('content-location'), message.headers.get('snapshot-content-location'), source.url].find(
    (address) => address !== undefined && /^https?:\/\//i.test(address),
  );
  const name = wordsOf(message.headers.get('subject')) ?? url ?? source.name;
  const part = {
    bytes: page.bytes,
    name: name.slice(0, 80),
    contentType: contentTypeOf(page),
    ...definedOnly({ url }),
  };
  return { type: 'container', parts: [part], unread: [] };
}

function pageOf(message: MailPart): MailPart | undefined {
  const pages = leavesOf(message).filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const start = parameterOf(message.headers.get('content-type') ?? '', 'start');
  return pages.find(({ headers }) => start !== undefined && headers.get('content-id') === start) ?? pages[0];
}
