export default { build: { rollupOptions: { input: { main: 'index.html', about: 'about.html' } } } }
