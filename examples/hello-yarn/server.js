import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const port = Number(process.env.PORT ?? 3000);
const greeting = process.env.GREETING ?? 'Hello from Hono';

const app = new Hono();

app.get('/', (context) => context.text(`${greeting}\n`));
app.get('/health', (context) => context.json({ status: 'ok' }));

const server = serve({ fetch: app.fetch, port }, (address) => {
  console.log(`listening on ${address.port}`);
});

process.once('SIGTERM', () => server.close());
