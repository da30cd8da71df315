// Why a page was not got: the words that follow its address, the cause before the cure.
import { STATUS_CODES } from 'node:http';
import { errors } from 'undici';

/**
 * `unconnected`: no request was sent; `unreachable`: no answer that could be read; `refused`: an address that is not asked for, or
 * not allowed; `answer`: an answer without a page; `redirects`: no end of being sent elsewhere.
 */
export type FailureKind = 'unconnected' | 'unreachable' | 'refused' | 'answer' | 'redirects';

/** Never leaves this folder: the fetcher turns it into an UnreadableError that names the page. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly kind: FailureKind;

  /** `message` is "cause; cure", to follow an address. */
  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

const SAVE = 'open it in a browser, save the page and add the file';
const LATER = 'try again later, or save the page and add the file';
const CHECK = 'check the address';

/** By the `code` that the socket or DNS gives before a request is sent. */
const UNCONNECTED: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: `did not accept a connection in time; ${LATER}`,
  ETIMEDOUT: `did not accept a connection in time; ${LATER}`,
  ECONNREFUSED: `refused the connection; ${CHECK}`,
  EHOSTUNREACH: 'cannot be reached from this network; check the connection',
  ENETUNREACH: 'cannot be reached from this network; check the connection',
  ENOTFOUND: `names a host that does not exist; ${CHECK}`,
  ENODATA: `names a host that has no address; ${CHECK}`,
  EAI_AGAIN: 'names a host that could not be looked up; check the connection',
};

/** By the `code` that undici or the socket gives afterwards. */
const BROKEN: Readonly<Record<string, string>> = {
  UND_ERR_HEADERS_TIMEOUT: `did not begin to answer in time; ${LATER}`,
  UND_ERR_BODY_TIMEOUT: `stopped in the middle of its answer; ${LATER}`,
  UND_ERR_SOCKET: `closed the connection before its answer was complete; ${LATER}`,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: `sent fewer or more bytes than it announced; ${LATER}`,
  UND_ERR_HEADERS_OVERFLOW: `answered with headers too large to read; ${SAVE}`,
  ECONNRESET: `closed the connection before its answer was complete; ${LATER}`,
  EPIPE: `closed the connection before its answer was complete; ${LATER}`,
};

const NOT_HTTP = `sent an answer that is not valid HTTP; ${SAVE}`;
const PACKED = /^(?:Z_|ERR__|ERR_BROTLI)/;
const CERTIFICATE = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO$/;

/** The failure behind an error thrown while connecting, sending or reading. Only its code is used: its text may quote the page. */
export function failureOf(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error;
  // undici gives this one no code where llhttp's number is unknown to it.
  if (error instanceof errors.HTTPParserError) return new FetchFailure('unreachable', NOT_HTTP);
  const code = codeOf(error);
  const unconnected = UNCONNECTED[code] ?? untrusted(code);
  if (unconnected !== undefined) return new FetchFailure('unconnected', unconnected);
  return new FetchFailure('unreachable', BROKEN[code] ?? familyOf(code));
}

function untrusted(code: string): string | undefined {
  return CERTIFICATE.test(code) ? `has no certificate that can be trusted (${code}); ${CHECK}, or ${SAVE}` : undefined;
}

function familyOf(code: string): string {
  if (PACKED.test(code)) return `sent compressed bytes that are damaged or cut short; ${LATER}`;
  return `could not be read${code === '' ? '' : ` (${code})`}; ${LATER}`;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** The failure that a status without a page is; `waitMs` is what the server asks us to wait. */
export function statusFailure(status: number, waitMs?: number): FetchFailure {
  const phrase = STATUS_CODES[status];
  const answered = `answered ${status}${phrase === undefined ? '' : ` ${phrase}`}`;
  if (waitMs !== undefined) {
    return new FetchFailure('answer', `${answered} and asks to wait ${Math.ceil(waitMs / 1000)} seconds; ${LATER}`);
  }
  return new FetchFailure('answer', `${answered}; ${cureFor(status)}`);
}

function cureFor(status: number): string {
  if (status === 404 || status === 410) return CHECK;
  return status === 429 || status >= 500 ? LATER : SAVE;
}
