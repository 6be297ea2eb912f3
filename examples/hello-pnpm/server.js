import Fastify from 'fastify';

const port = Number(process.env.PORT ?? 3000);
const greeting = process.env.GREETING ?? 'Hello from Fastify';

const app = Fastify({ logger: true });

app.get('/', () => ({ greeting }));
app.get('/health', () => ({ status: 'ok' }));

process.once('SIGTERM', () => app.close());

await app.listen({ port, host: '0.0.0.0' });
