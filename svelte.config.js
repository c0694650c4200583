/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
const config = {
  compilerOptions: { runes: true },
};

// The Svelte tools read their configuration from the default export.
export default config;
