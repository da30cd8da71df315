// Reads office files back in tests: parts of the package, elements of its XML, and the same file made in another year or time zone.
import { execFileSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import { DOMParser } from 'linkedom';
import { vi } from 'vitest';
import type { OfficeFormat } from '../../src/export/index.ts';
import { ROOT } from './corpus.ts';

export function joined(pieces: Iterable<Uint8Array>): Buffer {
  return Buffer.concat([...pieces]);
}

/** The parts of a package as text, by name. */
export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** What the tests ask of an element of XML. */
export interface XmlElement {
  readonly tagName: string;
  readonly textContent: string;
  readonly getAttribute: (name: string) => string | null;
  readonly querySelectorAll: (selector: string) => Iterable<unknown>;
}

/** The elements of XML, or of an element of it, by their names; all without names. */
export function elementsOf(within: string | XmlElement, ...names: readonly string[]): XmlElement[] {
  const root = typeof within === 'string' ? new DOMParser().parseFromString(within, 'text/xml') : within;
  const all = [...root.querySelectorAll('*')] as unknown as XmlElement[];
  return names.length === 0 ? all : all.filter(({ tagName }) => names.includes(tagName));
}

/** Runs `make` in another year. */
export function inAnotherYear<T>(make: () => T): T {
  vi.useFakeTimers({ now: new Date('2031-07-09T23:59:59Z') });
  try {
    return make();
  } finally {
    vi.useRealTimers();
  }
}

/** The fixture as a file of the format, made by a process of its own in a time zone of its own: zones are fixed when a thread starts. */
export function inAnotherZone(format: OfficeFormat): Buffer {
  const script = `
    import { FIXTURE } from ${JSON.stringify(new URL('../../src/export/fixture.ts', import.meta.url).href)};
    import { officePieces } from ${JSON.stringify(new URL('../../src/export/index.ts', import.meta.url).href)};
    if (new Date(0).getHours() !== 5) throw new Error('the time zone is not set');
    process.stdout.write(Buffer.concat([...officePieces(FIXTURE, { format: '${format}' })]));`;
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: 'Asia/Kolkata' },
    cwd: ROOT,
  });
}
