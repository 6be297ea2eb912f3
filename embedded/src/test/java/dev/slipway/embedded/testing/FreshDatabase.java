package dev.slipway.embedded.testing;

import dev.slipway.builder.tree.FileTree;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test an empty database of its own, which is closed after it.
public final class FreshDatabase implements ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(FreshDatabase.class);

  /// An open database, and what it lies in.
  private record Opened(Path folder, SqliteDatabase database) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      database.close();
      FileTree.delete(folder);
    }
  }

  /// What the constructor of a test gets lives as long as the test.
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SqliteDatabase.class;
  }

  @Override
  public SqliteDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Opened opened = open();
    context.getStore(HERE).put(opened.folder(), opened);
    return opened.database();
  }

  private static Opened open() {
    try {
      Path folder = Files.createTempDirectory("slipway");
      return new Opened(folder, SqliteDatabase.open(folder.resolve("slipway.db")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
