// For svelte-check and editors: components are of runes, with TypeScript that Svelte strips by itself.
export default { compilerOptions: { runes: true } };
