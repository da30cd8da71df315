// The workbench starts: styles, then the shell.
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import Shell from './app/Shell.svelte';

mount(Shell, { target: document.getElementById('workbench')! });
