package dev.slipway.cli.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is sent along with a request.
sealed interface Content {
  /// How many bytes there are.
  long size() throws IOException;

  void writeTo(OutputStream output) throws IOException;

  record Text(String text) implements Content {
    @Override
    public long size() {
      return bytes().length;
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
      output.write(bytes());
    }

    private byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  record OfFile(Path file) implements Content {
    @Override
    public long size() throws IOException {
      return Files.size(file);
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
      Files.copy(file, output);
    }
  }
}
