// Which addresses may be asked for, and how an address is written in a message: no password, no query.

/** Characters of an address; longer ones are refused. */
export const LONGEST_URL = 2_000;
const SHOWN_PATH = 120;
const WEB_PORTS: readonly string[] = ['80', '443'];

/** Cause and cure for an address of another kind (ftp:, mailto:). */
export const NOT_WEB = 'is not a web address; only http and https are read, so save it and add the file';

/** Parses an address; the fragment is dropped. Undefined when it is no URL. */
export function parseUrl(words: string, base?: URL): URL | undefined {
  if (!URL.canParse(words, base?.href)) return undefined;
  const url = new URL(words, base);
  url.hash = '';
  return url;
}

/** Why an address is not asked for, as "cause; cure" to follow the address; undefined when it may be. Its host is judged when connecting. */
export function objectionTo(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return NOT_WEB;
  }
  if (url.username !== '' || url.password !== '') {
    return 'holds a user name or a password, which is never sent; leave them out, or save the page and add the file';
  }
  if (url.href.length > LONGEST_URL) {
    return `is longer than ${LONGEST_URL} characters; save the page and add the file`;
  }
  if (url.port !== '' && Number(url.port) < 1024 && !WEB_PORTS.includes(url.port)) {
    return `names port ${url.port}, which belongs to another service than the web; check the address`;
  }
  return undefined;
}

/** The address for a message: user name, password and fragment left out, the query shortened to "?…", a long path cut. */
export function describeUrl(address: URL | string): string {
  const url = typeof address === 'string' ? parseUrl(address) : address;
  if (url === undefined) return describeBroken(String(address));
  const path = url.pathname.length > SHOWN_PATH ? `${url.pathname.slice(0, SHOWN_PATH)}…` : url.pathname;
  return `${url.protocol}//${url.host}${path}${url.search === '' ? '' : '?…'}`;
}

function describeBroken(words: string): string {
  const scheme = /^[a-z][a-z0-9+.-]{0,20}:/i.exec(words)?.[0] ?? '';
  const rest = words.slice(scheme.length).split(/[?#]/, 1)[0] ?? '';
  const shown = rest.slice(rest.lastIndexOf('@') + 1).replace(/[^\x21-\x7e]/g, '?');
  const slashes = rest.startsWith('//') && !shown.startsWith('//') ? '//' : '';
  return `${scheme}${slashes}${shown.slice(0, SHOWN_PATH)}`;
}

/** The last part of the path with its escapes undone, or the host: the name of what was fetched. */
export function nameOfUrl(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '');
  if (last === undefined) return url.hostname;
  try {
    return decodeURIComponent(last).replace(/[\x00-\x1f\x7f/\\]/g, '_');
  } catch {
    return last;
  }
}
