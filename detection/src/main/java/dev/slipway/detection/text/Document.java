package dev.slipway.detection.text;

/// What fields are written in.
///
/// @param name for people: `package.json`
/// @param tried what reading it is called in problems: "Tried to read a file of the project"
/// @param mend what to do about one that cannot be read
public record Document(String name, String tried, String mend) {
  static Document file(String path) {
    return new Document(
        path, "Tried to read a file of the project", "Mend the file and deploy again");
  }
}
