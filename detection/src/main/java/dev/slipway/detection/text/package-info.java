/// Project files as bounded text: JSON, YAML and TOML with typed fields, and JavaScript as tokens.
@NullMarked
package dev.slipway.detection.text;

import org.jspecify.annotations.NullMarked;
