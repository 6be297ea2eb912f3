export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <h1>{process.env.GREETING ?? 'hello'}</h1>
      <p>Rendered on the server at {new Date().toISOString()}.</p>
    </main>
  );
}
