// The one place where an address of a document becomes a link: http and https only.

/** The address, where a browser may follow it; undefined for "javascript:", "data:" and what is none. */
export function safeHref(address: string | undefined | null): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
