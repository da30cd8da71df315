// Texts of documents that were found, asked for as they come into sight, for the words around what was found.
import { part } from '../../app/router.svelte.ts';
import { ask } from '../../shared/api/dossier.ts';
import type { Document } from '../../shared/api/types.ts';
import { Kept } from '../../shared/kept.svelte.ts';

export const texts = Kept.each<string>(async (id) => (await ask<Document>(`/documents/${part(id)}`)).text);
