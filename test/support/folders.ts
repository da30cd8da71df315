// Folders with files in them that go when the tests of a file are over.
import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { makeFolder } from './cli.ts';

/** Gives `makeFolder`; its folders are removed after the tests of the file, or of the `describe`, that called this. */
export function folderMaker(): typeof makeFolder {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
  return (files) => {
    const folder = makeFolder(files);
    folders.push(folder);
    return folder;
  };
}
