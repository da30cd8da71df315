// The page without a server starts: styles, the page, then the thread that reads.
import '../src/styles/tokens.css';
import '../src/styles/base.css';
import { mount } from 'svelte';
import Paste from './Paste.svelte';
import { reader } from './reader.svelte.ts';

mount(Paste, { target: document.getElementById('page')! });
void reader.begin();
