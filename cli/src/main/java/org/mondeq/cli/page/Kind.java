package org.mondeq.cli.page;

import java.util.Locale;
import org.mondeq.cli.certify.RadiusResult;
import org.mondeq.results.Verdict;

/** What a sample came out as: its word, its colour and, for those who see no colours, its sign. */
enum Kind {
  CERTIFIED("certified", "✓"),
  UNCHECKED("certified, unchecked", "○"),
  UNKNOWN("unknown", "?"),
  FALSIFIED("falsified", "✕"),
  MISCLASSIFIED("misclassified", "–"),
  CLOSED("closed", "="),
  MAXIMUM("maximum", "≥"),
  OPEN("open", "…");

  private final String word;
  private final String sign;

  Kind(String word, String sign) {
    this.word = word;
    this.sign = sign;
  }

  static Kind of(Verdict verdict) {
    return switch (verdict) {
      case CERTIFIED -> CERTIFIED;
      case CERTIFIED_UNCHECKED -> UNCHECKED;
      case FALSIFIED -> FALSIFIED;
      case UNKNOWN -> UNKNOWN;
      case MISCLASSIFIED -> MISCLASSIFIED;
    };
  }

  static Kind of(RadiusResult.Status status) {
    return switch (status) {
      case CLOSED -> CLOSED;
      case MAXIMUM -> MAXIMUM;
      case OPEN -> OPEN;
      case MISCLASSIFIED -> MISCLASSIFIED;
    };
  }

  /** As tables and files call it. */
  String word() {
    return word;
  }

  /** One character. */
  String sign() {
    return sign;
  }

  /** The class of the style sheet that gives it its colour. */
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Writes the word with its sign and colour. */
  void writeTo(Markup page) {
    page.open("span", "class", "kind " + style());
    page.element("i", sign, "aria-hidden", "true").text(word).close("span");
  }
}
