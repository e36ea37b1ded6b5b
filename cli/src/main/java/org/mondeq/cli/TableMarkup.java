package org.mondeq.cli;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;

/** A table of results in languages of documents, in which its cells stand for nothing but texts. */
final class TableMarkup {
  private static final String MARKDOWN = "\\`*_{}[]<>#|~$";

  private TableMarkup() {}

  /** A table of GitHub's Markdown. */
  static String markdown(ReportTable table) {
    StringJoiner lines = new StringJoiner(System.lineSeparator(), "", System.lineSeparator());
    lines.add(line(table.header(), TableMarkup::markdown, "| ", " | ", " |"));
    StringBuilder rule = new StringBuilder("|");
    for (int c = 0; c < table.header().size(); c++) {
      rule.append(table.isText(c) ? " --- |" : " ---: |");
    }
    lines.add(rule);
    table.rows().forEach(row -> lines.add(line(row, TableMarkup::markdown, "| ", " | ", " |")));
    return lines.toString();
  }

  /** A {@code tabular} of LaTeX, with the rules of the package {@code booktabs}. */
  static String latex(ReportTable table) {
    StringJoiner lines = new StringJoiner(System.lineSeparator(), "", System.lineSeparator());
    StringBuilder columns = new StringBuilder();
    for (int c = 0; c < table.header().size(); c++) {
      columns.append(table.isText(c) ? 'l' : 'r');
    }
    lines.add("\\begin{tabular}{" + columns + "}").add("\\toprule");
    lines.add(line(table.header(), TableMarkup::latex, "", " & ", " \\\\")).add("\\midrule");
    table.rows().forEach(row -> lines.add(line(row, TableMarkup::latex, "", " & ", " \\\\")));
    return lines.add("\\bottomrule").add("\\end{tabular}").toString();
  }

  private static String line(
      List<String> cells, UnaryOperator<String> escape, String begin, String between, String end) {
    StringJoiner line = new StringJoiner(between, begin, end);
    cells.forEach(cell -> line.add(escape.apply(cell)));
    return line.toString();
  }

  private static String markdown(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String plain = c == '&' ? "&amp;" : String.valueOf(c);
      escaped.append(MARKDOWN.indexOf(c) >= 0 ? "\\" + c : plain);
    }
    return escaped.toString();
  }

  private static String latex(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      escaped.append(
          switch (c) {
            case '\\' -> "\\textbackslash{}";
            case '^' -> "\\textasciicircum{}";
            case '~' -> "\\textasciitilde{}";
            case '<' -> "\\textless{}";
            case '>' -> "\\textgreater{}";
            case '[', ']' -> "{" + c + "}"; // after a line's end, a bracket would be an argument
            case '{', '}', '$', '&', '#', '_', '%' -> "\\" + c;
            default -> String.valueOf(c);
          });
    }
    return escaped.toString();
  }
}
