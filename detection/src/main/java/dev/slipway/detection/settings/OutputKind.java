package dev.slipway.detection.settings;

/// What a project asks to be: files to serve or a server to run.
public enum OutputKind {
  STATIC("static"),
  SERVER("server");

  private final String id;

  OutputKind(String id) {
    this.id = id;
  }

  /// As it is written in slipway.json.
  public String id() {
    return id;
  }
}
