package dev.slipway.stories;

/// Programs of the projects that stories make up, as JavaScript.
final class Pages {
  private Pages() {}

  /// A build that writes a page with these words.
  static String built(String words) {
    return """
    import { mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/index.html', '<h1>%s</h1>');
    """
        .formatted(words);
  }

  /// A server that answers with these words, with a JavaScript expression behind them.
  static String served(String words, String expression) {
    return """
    import { createServer } from 'node:http';
    const server = createServer((request, response) => response.end('%s' + (%s)));
    server.listen(process.env.PORT, process.env.HOST);
    process.once('SIGTERM', () => server.close());
    """
        .formatted(words, expression);
  }

  /// A server that answers with these words.
  static String served(String words) {
    return served(words, "''");
  }
}
