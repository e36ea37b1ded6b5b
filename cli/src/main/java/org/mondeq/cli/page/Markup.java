package org.mondeq.cli.page;

import java.util.regex.Pattern;
import org.mondeq.io.Printable;

/**
 * HTML, with SVG in it, that is being written. Texts and the values of attributes may be anything:
 * they are escaped, and none can end its element or attribute; names of elements and attributes are
 * those of the program.
 */
final class Markup {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

  private final StringBuilder out = new StringBuilder();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String element, String... attributes) {
    begin(element, attributes);
    out.append('>');
    return this;
  }

  /** Ends an element. */
  Markup close(String element) {
    out.append("</").append(name(element)).append('>');
    return this;
  }

  /** An element without content. */
  Markup empty(String element, String... attributes) {
    begin(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds a text. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  /** A text, of which characters that are not printed are replaced. */
  Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** What was written elsewhere. */
  Markup add(Markup other) {
    out.append(other.out);
    return this;
  }

  /** The style sheet or the script of the program: an element whose content is not escaped. */
  Markup program(String element, String content) {
    if (content.contains("</")) {
      throw new IllegalArgumentException("ends its element: " + content);
    }
    open(element);
    out.append(content);
    return close(element);
  }

  /** A new line, for those who read the source. */
  Markup line() {
    out.append('\n');
    return this;
  }

  private void begin(String element, String... attributes) {
    out.append('<').append(name(element));
    for (int i = 0; i < attributes.length; i += 2) {
      String attribute = name(attributes[i]);
      if (attribute.startsWith("on") || attribute.equals("style")) {
        throw new IllegalArgumentException("holds a program: " + attribute);
      }
      out.append(' ').append(attribute).append("=\"");
      out.append(escape(attributes[i + 1])).append('"');
    }
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of an element or attribute: " + name);
    }
    return name;
  }

  private static String escape(String text) {
    String line = Printable.line(text);
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
