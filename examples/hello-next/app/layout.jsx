import './globals.css';

export const metadata = { title: 'hello-next' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
